package dev.deskhand.emulator.testing;

import dev.deskhand.emulator.EmulatorOptions;
import dev.deskhand.emulator.ZendeskChatEmulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A running emulator with the steps that most tests begin with, all through its public faces. */
public final class TestAccount implements AutoCloseable {

    public static final String CALLBACK = "http://localhost:9999/callback";

    private static final String START =
            "mutation($access_token: String!) { startAgentSession(access_token: $access_token) { websocket_url session_id client_id } }";

    private final ZendeskChatEmulator emulator;
    private final Http http;
    private final List<Bot> bots = new ArrayList<>();

    private TestAccount(EmulatorOptions options) {
        emulator = ZendeskChatEmulator.start(options);
        http = new Http(emulator.address());
    }

    public static TestAccount start() {
        return start(EmulatorOptions.onFreePort());
    }

    public static TestAccount start(EmulatorOptions options) {
        return new TestAccount(options);
    }

    public Http http() {
        return http;
    }

    public ZendeskChatEmulator emulator() {
        return emulator;
    }

    public String agent(String name) {
        Answer answer =
                control(
                        "agents",
                        Map.of(
                                "name",
                                name,
                                "email",
                                name.replace(' ', '.') + "@shop.test",
                                "role",
                                "agent"));
        return answer.text("id");
    }

    public String department(String name, String... agents) {
        return control("departments", Map.of("name", name, "agents", List.of(agents))).text("id");
    }

    public String visitor() {
        return control("visitors", Map.of("name", "Vera")).text("visitor_id");
    }

    /** The channel of a visitor. */
    public String channelOf(String visitorId) {
        for (JsonNode visitor : state().path("visitors")) {
            if (visitor.path("id").asString().equals(visitorId)) {
                return visitor.path("channel_id").asString();
            }
        }
        throw new AssertionError("no visitor " + visitorId);
    }

    public void says(String visitorId, String text) {
        control("visitors/" + visitorId + "/messages", Map.of("text", text));
    }

    public void status(String agentId, String status) {
        control("agents/" + agentId + "/status", Map.of("status", status));
    }

    /** A control call that must succeed. */
    public Answer control(String path, Map<String, ?> body) {
        Answer answer = http.post("/emulator/v1/" + path, body);
        if (answer.status() >= 300) {
            throw new AssertionError(path + " was refused: " + answer);
        }
        return answer;
    }

    /** Waits until the account is so. */
    public JsonNode awaitState(Predicate<JsonNode> so) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        JsonNode state = state();
        while (!so.test(state)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it never was so: " + state);
            }
            state =
                    http.get(
                                    "/emulator/v1/state?wait_ms=1000&after="
                                            + state.path("version").asLong())
                            .body();
        }
        return state;
    }

    /** Changes settings of the account, which must be taken. */
    public void settings(Map<String, ?> changes) {
        taken(http.patch("/emulator/v1/settings", changes));
    }

    /** Changes options of the account, which must be taken. */
    public void options(Map<String, ?> changes) {
        taken(http.patch("/emulator/v1/options", changes));
    }

    private static void taken(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError("refused: " + answer);
        }
    }

    /** The answer in force for an option. */
    public String option(String key) {
        return http.get("/emulator/v1/options").body().at("/options/" + key).asString();
    }

    public JsonNode state() {
        return http.get("/emulator/v1/state").body();
    }

    public JsonNode channel(String channelId) {
        for (JsonNode channel : state().path("channels")) {
            if (channel.path("id").asString().equals(channelId)) {
                return channel;
            }
        }
        throw new AssertionError("no channel " + channelId);
    }

    /** All that a visitor sees. */
    public JsonNode events(String visitorId) {
        return http.get("/emulator/v1/visitors/" + visitorId + "/events").body().path("events");
    }

    /** The last thing a visitor sees. */
    public JsonNode lastEvent(String visitorId) {
        JsonNode events = events(visitorId);
        return events.get(events.size() - 1);
    }

    public Answer client() {
        return control(
                "api-clients",
                Map.of("name", "Bot", "company", "Shop", "redirect_urls", List.of(CALLBACK)));
    }

    /** The code the browser comes back with after the agent has pressed Allow. */
    public String code(String clientId, String agentId) {
        String location =
                control(
                                "consents",
                                Map.of(
                                        "client_id", clientId,
                                        "agent_id", agentId,
                                        "redirect_uri", CALLBACK,
                                        "state", "s1"))
                        .text("location");
        String query = location.substring(location.indexOf("code=") + 5);
        return query.substring(0, query.indexOf('&'));
    }

    public Answer exchange(Answer client, String code) {
        return http.form(
                "/oauth2/chat/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "client_id",
                        client.text("client_id"),
                        "client_secret",
                        client.text("client_secret"),
                        "redirect_uri",
                        CALLBACK));
    }

    public String token(String agentId) {
        Answer client = client();
        return exchange(client, code(client.text("client_id"), agentId)).text("access_token");
    }

    public Answer startSession(String token) {
        return http.post(
                "/graphql/request",
                Map.of("query", START, "variables", Map.of("access_token", token)));
    }

    public String websocketUrl(String token) {
        return startSession(token).body().at("/data/startAgentSession/websocket_url").asString();
    }

    /** A bot signed in as this agent, neither online nor subscribed. */
    public Bot bot(String agentId) {
        return connect(websocketUrl(token(agentId)));
    }

    /** A bot signed in as this agent, online and not subscribed. */
    public Bot onlineBot(String agentId) {
        Bot bot = bot(agentId);
        bot.online();
        return bot;
    }

    public Bot connect(String websocketUrl) {
        Bot bot = Bot.connect(websocketUrl);
        bots.add(bot);
        return bot;
    }

    @Override
    public void close() {
        bots.forEach(Bot::close);
        emulator.close();
    }
}
