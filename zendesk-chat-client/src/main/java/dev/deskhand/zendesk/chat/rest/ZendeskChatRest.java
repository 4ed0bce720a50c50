package dev.deskhand.zendesk.chat.rest;

import dev.deskhand.zendesk.chat.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who is in which department, which GraphQL does not tell. The calls block; safe for use by many
 * threads. All of them throw {@link RestException}.
 */
public final class ZendeskChatRest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final String base;

    /**
     * A client for one account.
     *
     * @param base such as {@link #baseFor}, with or without a slash at its end
     */
    public ZendeskChatRest(HttpClient http, URI base) {
        this.http = http;
        String text = base.toString();
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Zendesk's own address for an account. */
    public static URI baseFor(String subdomain) {
        return URI.create("https://" + subdomain + ".zendesk.com/api/v2/chat");
    }

    /** The agent whom the token belongs to. */
    public RestAgent me(Secret token) {
        JsonNode agent = get("/agents/me", token);
        return new RestAgent(
                id(agent),
                agent.path("email").asString(""),
                agent.path("display_name").asString(""),
                ids(agent.path("departments")));
    }

    /** All departments, also those that are switched off. */
    public List<RestDepartment> departments(Secret token) {
        JsonNode list = get("/departments", token);
        if (!list.isArray()) {
            throw unreadable("it is no list of departments", null);
        }
        List<RestDepartment> departments = new ArrayList<>();
        for (JsonNode department : list) {
            departments.add(
                    new RestDepartment(
                            id(department),
                            department.path("name").asString(""),
                            department.path("enabled").asBoolean(true),
                            ids(department.path("members"))));
        }
        return departments;
    }

    private static long id(JsonNode node) {
        if (!node.path("id").isIntegralNumber()) {
            throw unreadable("an 'id' is missing", null);
        }
        return node.path("id").asLong();
    }

    private static List<Long> ids(JsonNode list) {
        List<Long> ids = new ArrayList<>();
        for (JsonNode id : list) {
            if (id.isIntegralNumber()) {
                ids.add(id.asLong());
            }
        }
        return ids;
    }

    private JsonNode get(String path, Secret token) {
        URI url = URI.create(base + path);
        HttpRequest request =
                HttpRequest.newBuilder(url)
                        .version(HttpClient.Version.HTTP_1_1)
                        .timeout(TIMEOUT)
                        .header("Authorization", "Bearer " + token.reveal())
                        .header("Accept", "application/json")
                        .build();
        HttpResponse<String> response;
        try {
            response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unreachable(url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(url, e);
        }
        if (response.statusCode() / 100 != 2) {
            throw failure(path, response);
        }
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw unreadable("it is no JSON", e);
        }
    }

    private static RestException failure(String path, HttpResponse<String> response) {
        int status = response.statusCode();
        RestException.Kind kind =
                switch (status) {
                    case 401 -> RestException.Kind.UNAUTHORISED;
                    case 403 -> RestException.Kind.FORBIDDEN;
                    case 429 -> RestException.Kind.RATE_LIMITED;
                    default -> RestException.Kind.HTTP_ERROR;
                };
        return new RestException(
                kind,
                status,
                "Zendesk answered %s with HTTP %d".formatted(path, status),
                response.headers().firstValue("Retry-After").flatMap(ZendeskChatRest::seconds),
                null);
    }

    private static Optional<Duration> seconds(String header) {
        try {
            return Optional.of(Duration.ofSeconds(Math.max(0, Long.parseLong(header.strip()))));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static RestException unreachable(URI url, Exception cause) {
        return new RestException(
                RestException.Kind.UNREACHABLE,
                0,
                url.getHost() + " cannot be reached: " + cause,
                Optional.empty(),
                cause);
    }

    private static RestException unreadable(String why, @Nullable Throwable cause) {
        return new RestException(
                RestException.Kind.UNREADABLE,
                200,
                "Zendesk's answer cannot be read: " + why,
                Optional.empty(),
                cause);
    }
}
