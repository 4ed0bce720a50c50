package dev.deskhand.zendesk.chat.oauth;

import dev.deskhand.zendesk.chat.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * OAuth's code flow with Zendesk Chat. The agent who is signed in to Zendesk when <i>Allow</i> is
 * pressed is the agent that the token acts as. Safe for use by many threads.
 */
public final class ZendeskChatOAuth {

    /** The {@code chat} scope is what opens the Conversations API. */
    static final String SCOPE = "read write chat";

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final OAuthEndpoints endpoints;

    /**
     * The flow at these endpoints.
     *
     * @param http stays the caller's to close
     */
    public ZendeskChatOAuth(HttpClient http, OAuthEndpoints endpoints) {
        this.http = http;
        this.endpoints = endpoints;
    }

    /**
     * The page where the agent gives the consent.
     *
     * @param redirectUri where the browser is sent afterwards, with {@code code} and {@code state},
     *     or with {@code error}; must be one of those that the API client lists
     * @param subdomain the account's, which Zendesk needs for accounts made in Support
     * @param state comes back unchanged; make it unguessable and accept it once
     */
    public URI authorizeUrl(String clientId, URI redirectUri, String subdomain, String state) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", clientId);
        parameters.put("redirect_uri", redirectUri.toString());
        parameters.put("scope", SCOPE);
        parameters.put("subdomain", subdomain);
        parameters.put("state", state);
        String separator = endpoints.authorize().getRawQuery() == null ? "?" : "&";
        return URI.create(endpoints.authorize() + separator + encode(parameters));
    }

    /**
     * Makes a token of a code. Blocks.
     *
     * @param redirectUri the same as in the authorize URL
     * @throws OAuthException if no token came
     */
    public TokenGrant exchange(OAuthClient client, String code, URI redirectUri) {
        Map<String, String> form = form("authorization_code", client);
        form.put("code", code);
        form.put("redirect_uri", redirectUri.toString());
        form.put("scope", SCOPE);
        return request(form);
    }

    /**
     * Makes a new token of a refresh token. Blocks.
     *
     * @throws OAuthException if no token came; REFUSED means that the agent must consent again
     */
    public TokenGrant refresh(OAuthClient client, Secret refreshToken) {
        Map<String, String> form = form("refresh_token", client);
        form.put("refresh_token", refreshToken.reveal());
        return request(form);
    }

    private static Map<String, String> form(String grantType, OAuthClient client) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", grantType);
        form.put("client_id", client.clientId());
        form.put("client_secret", client.clientSecret().reveal());
        return form;
    }

    private TokenGrant request(Map<String, String> form) {
        HttpRequest request =
                HttpRequest.newBuilder(endpoints.token())
                        .version(HttpClient.Version.HTTP_1_1)
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
                        .build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return read(response.statusCode(), response.body());
        } catch (IOException e) {
            throw OAuthException.unreachable(endpoints.token().getHost(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OAuthException.unreachable(endpoints.token().getHost(), e);
        }
    }

    private static TokenGrant read(int status, String body) {
        JsonNode answer;
        try {
            answer = JSON.readTree(body);
        } catch (JacksonException _) {
            // The cause would quote the body, which may hold a token.
            throw status / 100 == 2
                    ? OAuthException.unreadable(status, "it is no JSON")
                    : OAuthException.httpError(status);
        }
        Optional<String> error = text(answer, "error");
        if (error.isPresent() && status < 500) {
            Optional<String> words = text(answer, "error_description");
            throw OAuthException.refused(
                    status, error.get(), words.isPresent() ? words : text(answer, "description"));
        }
        if (status / 100 != 2) {
            throw OAuthException.httpError(status);
        }
        String accessToken =
                text(answer, "access_token")
                        .orElseThrow(
                                () -> OAuthException.unreadable(status, "it has no access_token"));
        JsonNode expires = answer.path("expires_in");
        return new TokenGrant(
                Secret.of(accessToken),
                text(answer, "refresh_token").map(Secret::of),
                expires.isNumber() && expires.asLong() > 0
                        ? Optional.of(Duration.ofSeconds(expires.asLong()))
                        : Optional.empty(),
                text(answer, "scope"));
    }

    private static Optional<String> text(JsonNode answer, String name) {
        JsonNode value = answer.path(name);
        return value.isString() && !value.asString().isBlank()
                ? Optional.of(value.asString())
                : Optional.empty();
    }

    private static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Spaces as %20, as Zendesk's own recipes write the scope. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
