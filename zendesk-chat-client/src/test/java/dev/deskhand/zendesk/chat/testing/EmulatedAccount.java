package dev.deskhand.zendesk.chat.testing;

import dev.deskhand.emulator.EmulatorOptions;
import dev.deskhand.emulator.ZendeskChatEmulator;
import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.DepartmentId;
import dev.deskhand.zendesk.chat.Secret;
import dev.deskhand.zendesk.chat.oauth.OAuthClient;
import dev.deskhand.zendesk.chat.oauth.OAuthEndpoints;
import dev.deskhand.zendesk.chat.oauth.ZendeskChatOAuth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** An account in the emulator, with the steps of the people in it; restarts keep the account. */
public final class EmulatedAccount implements AutoCloseable {

    public static final URI CALLBACK = URI.create("http://localhost:9999/callback");

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Escapes what has no UTF-8 form, so that it leaves as it is. */
    private static final ObjectWriter ASCII = JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private static final long DEADLINE_SECONDS = 10;

    /** A visitor and the chat. */
    public record Visit(String visitor, ChannelId channel) {}

    private final HttpClient http;
    private final Path stateFile;
    private ZendeskChatEmulator emulator;

    public EmulatedAccount(HttpClient http, Path folder) {
        this.http = http;
        this.stateFile = folder.resolve("account.json");
        this.emulator =
                ZendeskChatEmulator.start(EmulatorOptions.onFreePort().withStateFile(stateFile));
    }

    public URI address() {
        return emulator.address();
    }

    /** Stops the service and starts it again at the same address with the same account. */
    public void restart() {
        int port = address().getPort();
        emulator.close();
        emulator = ZendeskChatEmulator.start(EmulatorOptions.onPort(port).withStateFile(stateFile));
    }

    public AgentId agent(String name) {
        Map<String, String> body =
                Map.of("name", name, "email", name + "@shop.test", "role", "agent");
        return new AgentId(post("agents", body).path("id").asString());
    }

    public DepartmentId department(String name, AgentId member) {
        JsonNode made =
                post("departments", Map.of("name", name, "agents", List.of(member.value())));
        return new DepartmentId(made.path("id").asString());
    }

    /** What an administrator copies from the dialog after adding an API client. */
    public OAuthClient client() {
        JsonNode made =
                post(
                        "api-clients",
                        Map.of(
                                "name", "Bot",
                                "company", "Shop",
                                "redirect_urls", List.of(CALLBACK.toString())));
        return new OAuthClient(
                made.path("client_id").asString(),
                Secret.of(made.path("client_secret").asString()));
    }

    /** Takes the client away, and with it its tokens. */
    public void remove(OAuthClient client) {
        send("DELETE", "api-clients/" + client.clientId(), Map.of());
    }

    /** The code in the redirect after the agent has opened this URL and pressed Allow. */
    public String allow(AgentId agent, URI authorizeUrl) {
        Map<String, String> asked = Queries.of(authorizeUrl);
        JsonNode answer =
                post(
                        "consents",
                        Map.of(
                                "client_id", asked.getOrDefault("client_id", ""),
                                "agent_id", agent.value(),
                                "redirect_uri", asked.getOrDefault("redirect_uri", ""),
                                "scope", asked.getOrDefault("scope", ""),
                                "response_type", asked.getOrDefault("response_type", ""),
                                "state", asked.getOrDefault("state", "")));
        Map<String, String> back = Queries.of(URI.create(answer.path("location").asString()));
        if (!asked.getOrDefault("state", "").equals(back.get("state"))) {
            throw new AssertionError("the state did not come back: " + back);
        }
        return back.getOrDefault("code", "");
    }

    /** The endpoints of the newer generation. */
    public OAuthEndpoints endpoints() {
        return new OAuthEndpoints(
                address().resolve("/oauth2/chat/authorizations/new"),
                address().resolve("/oauth2/chat/token"));
    }

    public Secret token(AgentId agent, OAuthClient client) {
        ZendeskChatOAuth oauth = new ZendeskChatOAuth(http, endpoints());
        URI url = oauth.authorizeUrl(client.clientId(), CALLBACK, "shop", "state");
        return oauth.exchange(client, allow(agent, url), CALLBACK).accessToken();
    }

    public void status(AgentId agent, String status) {
        post("agents/" + encode(agent.value()) + "/status", Map.of("status", status));
    }

    public void writes(AgentId agent, ChannelId channel, String text) {
        post(
                "agents/" + encode(agent.value()) + "/messages",
                Map.of("channel_id", channel.value(), "text", text));
    }

    public Visit visitor(String name, String department) {
        JsonNode made = post("visitors", Map.of("name", name, "department", department));
        return new Visit(
                made.path("visitor_id").asString(),
                new ChannelId(made.path("channel_id").asString()));
    }

    public void says(Visit visit, String text) {
        post("visitors/" + encode(visit.visitor()) + "/messages", Map.of("text", text));
    }

    public void leaves(Visit visit) {
        post("visitors/" + encode(visit.visitor()) + "/leave", Map.of());
    }

    /** The first thing the visitor sees that fits; waits for it. */
    public JsonNode sees(Visit visit, Predicate<JsonNode> fits) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        long after = 0;
        while (System.nanoTime() < deadline) {
            for (JsonNode event : events(visit, after, 1000)) {
                after = event.path("number").asLong();
                if (fits.test(event)) {
                    return event;
                }
            }
        }
        throw new AssertionError("the visitor never saw it, but " + events(visit, 0, 0));
    }

    /** All texts the visitor sees, from whomever, in order. */
    public List<String> texts(Visit visit) {
        return events(visit, 0, 0)
                .valueStream()
                .filter(event -> event.path("type").asString().equals("chat.msg"))
                .map(event -> event.path("text").asString())
                .toList();
    }

    private JsonNode events(Visit visit, long after, int waitMillis) {
        return send(
                        "GET",
                        "visitors/%s/events?after=%d&wait_ms=%d"
                                .formatted(encode(visit.visitor()), after, waitMillis),
                        Map.of())
                .path("events");
    }

    /** The agents in a chat, by the control API. */
    public List<String> agentsIn(ChannelId channel) {
        return send("GET", "state", Map.of())
                .path("channels")
                .valueStream()
                .filter(c -> c.path("id").asString().equals(channel.value()))
                .flatMap(c -> c.path("agents").valueStream())
                .map(JsonNode::asString)
                .toList();
    }

    private JsonNode post(String path, Map<String, ?> body) {
        return send("POST", path, body);
    }

    private JsonNode send(String method, String path, Map<String, ?> body) {
        HttpRequest request =
                HttpRequest.newBuilder(address().resolve("/emulator/v1/" + path))
                        .timeout(Duration.ofSeconds(DEADLINE_SECONDS))
                        .method(
                                method,
                                HttpRequest.BodyPublishers.ofString(ASCII.writeValueAsString(body)))
                        .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(method + " " + path + ": " + answer.body());
            }
            return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        emulator.close();
    }
}
