package dev.deskhand.app.testing;

import static org.assertj.core.api.Assertions.fail;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The emulator's control API, as a script outside of the process uses it. */
public final class EmulatedZendesk {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI base;

    public EmulatedZendesk(HttpClient http, URI base) {
        this.http = http;
        this.base = base;
    }

    public JsonNode state() throws Exception {
        return get("/emulator/v1/state");
    }

    /** The element of a list of the state with this name. */
    public JsonNode named(String list, String name) throws Exception {
        return state().path(list)
                .valueStream()
                .filter(element -> element.path("name").asString("").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + list));
    }

    /** The channel, as soon as it is as wished. */
    public JsonNode channel(String id, Predicate<JsonNode> wished) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        JsonNode state = state();
        while (System.nanoTime() < deadline) {
            for (JsonNode channel : state.path("channels").values()) {
                if (channel.path("id").asString().equals(id) && wished.test(channel)) {
                    return channel;
                }
            }
            state = get("/emulator/v1/state?wait_ms=1000&after=" + state.path("version").asLong());
        }
        return fail("channel %s is not as wished: %s", id, state);
    }

    public Visitor visitor(String name) throws Exception {
        JsonNode arrived = post("/emulator/v1/visitors", Map.of("name", name));
        return new Visitor(
                arrived.path("visitor_id").asString(), arrived.path("channel_id").asString());
    }

    public void serve(String agent, String channel) throws Exception {
        post(agentPath(agent) + "/serve", Map.of("channel_id", channel));
    }

    public void write(String agent, String channel, String text) throws Exception {
        post(agentPath(agent) + "/messages", Map.of("channel_id", channel, "text", text));
    }

    public void status(String agent, String status) throws Exception {
        post(agentPath(agent) + "/status", Map.of("status", status));
    }

    private static String agentPath(String agent) {
        return "/emulator/v1/agents/" + segment(agent);
    }

    private static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    public JsonNode get(String path) throws Exception {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    public JsonNode post(String path, Map<String, ?> body) throws Exception {
        return send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private JsonNode send(HttpRequest.Builder builder) throws Exception {
        HttpRequest request = builder.timeout(LIMIT).build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            return fail("%s answered %d: %s", request, response.statusCode(), response.body());
        }
        return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
    }

    /** Somebody who chats; remembers what they have seen. One thread at a time. */
    public final class Visitor {
        private final String id;
        private final String channel;
        private long seen;

        private Visitor(String id, String channel) {
            this.id = id;
            this.channel = channel;
        }

        public String channel() {
            return channel;
        }

        public void say(String text) throws Exception {
            post(path() + "/messages", Map.of("text", text));
        }

        /** Says it, and waits until an agent's message holds the words. */
        public JsonNode sayAndHear(String text, String words) throws Exception {
            say(text);
            return hear("Bot", words);
        }

        /** The next message of this agent that holds the words. */
        public JsonNode hear(String agent, String words) throws Exception {
            long deadline = System.nanoTime() + LIMIT.toNanos();
            List<JsonNode> heard = new ArrayList<>();
            while (System.nanoTime() < deadline) {
                for (JsonNode event : news(1_000)) {
                    heard.add(event);
                    if (from(event, agent) && event.path("text").asString("").contains(words)) {
                        return event;
                    }
                }
            }
            return fail("%s did not say '%s' but: %s", agent, words, heard);
        }

        /** What this agent says within the time; the emulator does the waiting. */
        public List<JsonNode> hearWithin(String agent, Duration time) throws Exception {
            long deadline = System.nanoTime() + time.toNanos();
            List<JsonNode> heard = new ArrayList<>();
            for (long left = time.toMillis();
                    left > 0;
                    left = (deadline - System.nanoTime()) / 1_000_000) {
                for (JsonNode event : news(left)) {
                    if (from(event, agent) && !event.path("text").asString("").isEmpty()) {
                        heard.add(event);
                    }
                }
            }
            return heard;
        }

        private boolean from(JsonNode event, String agent) {
            JsonNode sender = event.path("sender");
            return sender.path("kind").asString("").equals("agent")
                    && sender.path("name").asString("").equals(agent);
        }

        private List<JsonNode> news(long waitMillis) throws Exception {
            List<JsonNode> events =
                    get(path() + "/events?after=" + seen + "&wait_ms=" + waitMillis)
                            .path("events")
                            .valueStream()
                            .toList();
            for (JsonNode event : events) {
                seen = Math.max(seen, event.path("number").asLong());
            }
            return events;
        }

        private String path() {
            return "/emulator/v1/visitors/" + segment(id);
        }
    }
}
