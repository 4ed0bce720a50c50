package dev.deskhand.emulator.junit;

import dev.deskhand.emulator.ZendeskChatEmulator;
import dev.deskhand.emulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * An account in an emulator, for tests: its people, its visitors, what goes wrong, and the time.
 * All of it goes over the control API. What the emulator refuses is an {@link
 * IllegalStateException} in its words. Thread-safe.
 */
public final class EmulatedAccount {

    private static final String CONTROL = "/emulator/v1/";
    private static final String CALLBACK = "http://localhost:9999/callback";
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ZendeskChatEmulator emulator;
    private final String subdomain;

    private EmulatedAccount(ZendeskChatEmulator emulator, String subdomain) {
        this.emulator = emulator;
        this.subdomain = subdomain;
    }

    /** The account that is there from the start. */
    public static EmulatedAccount firstOf(ZendeskChatEmulator emulator) {
        return new EmulatedAccount(emulator, "emulator");
    }

    /** A new, empty account beside those there are. */
    public static EmulatedAccount added(ZendeskChatEmulator emulator, String subdomain) {
        EmulatedAccount account = new EmulatedAccount(emulator, subdomain);
        JsonNode _ = account.post("accounts", Map.of("subdomain", subdomain, "name", subdomain));
        return account;
    }

    /** Takes the account away; sessions in it end. */
    public void remove() {
        JsonNode _ = send("DELETE", "accounts/" + encode(subdomain), "");
    }

    public String subdomain() {
        return subdomain;
    }

    /** Where sessions start: what stands for {@code https://chat-api.zopim.com/graphql/request}. */
    public URI graphQlEndpoint() {
        return emulator.address().resolve("/graphql/request");
    }

    /** The emulator's address, under which all its paths are. */
    public URI address() {
        return emulator.address();
    }

    /** Adds an agent, who is offline; returns the id. */
    public String agent(String name) {
        String email = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", ".");
        return post("agents", Map.of("name", name, "email", email + "@shop.test", "role", "agent"))
                .path("id")
                .asString();
    }

    /** Adds a department with these members; returns the id. */
    public String department(String name, String... agentIds) {
        return post("departments", Map.of("name", name, "agents", List.of(agentIds)))
                .path("id")
                .asString();
    }

    /** Sets an agent's status by hand: online, away, invisible or offline. */
    public void status(String agentId, String status) {
        JsonNode _ = post("agents/" + encode(agentId) + "/status", Map.of("status", status));
    }

    /** A human agent writes, and serves the chat by it. */
    public void agentWrites(String agentId, EmulatedVisitor visitor, String text) {
        JsonNode _ =
                post(
                        "agents/" + encode(agentId) + "/messages",
                        Map.of("channel_id", visitor.channelId(), "text", text));
    }

    /** An access token for this agent, with all scopes; by an API client, a consent and a code. */
    public String accessToken(String agentId) {
        JsonNode client =
                post(
                        "api-clients",
                        Map.of(
                                "name", "Bot",
                                "company", "Shop",
                                "redirect_urls", List.of(CALLBACK)));
        String clientId = client.path("client_id").asString();
        String location =
                post(
                                "consents",
                                Map.of(
                                        "client_id", clientId,
                                        "agent_id", agentId,
                                        "redirect_uri", CALLBACK))
                        .path("location")
                        .asString();
        String form =
                "grant_type=authorization_code&subdomain=%s&client_id=%s&client_secret=%s&redirect_uri=%s&code=%s"
                        .formatted(
                                encode(subdomain),
                                encode(clientId),
                                encode(client.path("client_secret").asString()),
                                encode(CALLBACK),
                                location.replaceAll(".*[?&]code=([^&]*).*", "$1"));
        HttpRequest request =
                HttpRequest.newBuilder(address().resolve("/oauth2/chat/token"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        return answer(request).path("access_token").asString();
    }

    /** A visitor comes, in the first department that is online. */
    public EmulatedVisitor visitor(String name) {
        return visitor(Map.of("name", name));
    }

    /** A visitor comes and chooses a department, by id or name. */
    public EmulatedVisitor visitor(String name, String department) {
        return visitor(Map.of("name", name, "department", department));
    }

    private EmulatedVisitor visitor(Map<String, ?> body) {
        JsonNode made = post("visitors", body);
        return new EmulatedVisitor(
                this, made.path("visitor_id").asString(), made.path("channel_id").asString());
    }

    /** Adds a fault of the menu as it is without further fields; returns its id. */
    public String fault(String name) {
        return fault(name, Map.of());
    }

    /** Adds a fault of the menu; returns its id. */
    public String fault(String name, Map<String, ?> fields) {
        Map<String, Object> body = new HashMap<>(fields);
        body.put("fault", name);
        return post("faults", body).path("id").asString();
    }

    /** Takes all faults away. */
    public void clearFaults() {
        JsonNode _ = send("DELETE", "faults", "");
    }

    /** What has struck so far, oldest first. */
    public List<JsonNode> faultLog() {
        return get("faults/log").path("entries").valueStream().toList();
    }

    /** Waits until a fault of this name has struck. */
    public JsonNode awaitFault(String name) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        long after = 0;
        while (System.nanoTime() < deadline) {
            for (JsonNode entry :
                    get("faults/log?after=" + after + "&wait_ms=1000").path("entries")) {
                after = entry.path("number").asLong();
                if (entry.path("fault").asString().equals(name)) {
                    return entry;
                }
            }
        }
        throw new AssertionError("The fault " + name + " did not strike, but " + faultLog());
    }

    /** Moves the time of the emulator forward, for every account in it. */
    public void advance(Duration step) {
        emulator.advance(step);
    }

    /** The whole account as {@code GET state} shows it. */
    public JsonNode state() {
        return get("state");
    }

    /** A GET of the control API; the path begins behind {@code /emulator/v1/}. */
    public JsonNode get(String path) {
        return send("GET", path, "");
    }

    /** A POST of the control API; the path begins behind {@code /emulator/v1/}. */
    public JsonNode post(String path, Map<String, ?> body) {
        return send("POST", path, Json.write(body));
    }

    private JsonNode send(String method, String path, String body) {
        String query = (path.contains("?") ? "&" : "?") + "account=" + encode(subdomain);
        // Accounts stand above the one that a call is about.
        String whole = path.startsWith("accounts") ? path : path + query;
        return answer(
                HttpRequest.newBuilder(address().resolve(CONTROL + whole))
                        .timeout(PATIENCE)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private static JsonNode answer(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        "%s %s was refused: %d %s"
                                .formatted(
                                        request.method(),
                                        request.uri().getPath(),
                                        answer.statusCode(),
                                        answer.body()));
            }
            return Json.tree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("The emulator does not answer at " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the emulator", e);
        } catch (Json.Unreadable e) {
            throw new IllegalStateException("The emulator's answer is " + e.getMessage(), e);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
