package dev.deskhand.app.chaos;

import dev.deskhand.app.chaos.Chat.Deed;
import dev.deskhand.app.chaos.Chat.Line;
import dev.deskhand.app.chaos.Chat.Who;
import dev.deskhand.app.chaos.Watch.Strike;
import dev.deskhand.app.demo.HttpJson;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The emulator's control API, with what a run needs of it. Thread-safe. */
final class Zendesk {
    private static final String API = "/emulator/v1/";

    private final HttpClient http;
    private final URI base;
    private final Cast cast;

    /**
     * Who works here, by their ids.
     *
     * @param department the people's
     */
    record Cast(String bot, List<String> people, String department) {
        Cast {
            people = List.copyOf(people);
        }
    }

    /** A visitor's ids. */
    record Arrived(String visitor, String channel) {}

    Zendesk(HttpClient http, URI base, Cast cast) {
        this.http = http;
        this.base = base;
        this.cast = cast;
    }

    Cast cast() {
        return cast;
    }

    Arrived arrive(String name, String department) {
        JsonNode arrived =
                api().post(API + "visitors", Map.of("name", name, "department", department));
        return new Arrived(
                arrived.path("visitor_id").asString(), arrived.path("channel_id").asString());
    }

    void say(Arrived visitor, String text) {
        api().post(visitorPath(visitor) + "/messages", Map.of("text", text));
    }

    void leave(Arrived visitor) {
        api().post(visitorPath(visitor) + "/leave", Map.of());
    }

    void comeBack(Arrived visitor) {
        api().post(visitorPath(visitor) + "/return", Map.of());
    }

    /** What the visitor reads beyond this number, if need be after a wait. */
    List<JsonNode> news(Arrived visitor, long after, Duration wait) {
        return api().get(
                        visitorPath(visitor)
                                + "/events?after="
                                + after
                                + "&wait_ms="
                                + wait.toMillis())
                .path("events")
                .valueStream()
                .toList();
    }

    void serve(String agent, String channel) {
        api().post(agentPath(agent) + "/serve", Map.of("channel_id", channel));
    }

    void write(String agent, String channel, String text) {
        api().post(agentPath(agent) + "/messages", Map.of("channel_id", channel, "text", text));
    }

    void leave(String agent, String channel) {
        api().post(agentPath(agent) + "/leave", Map.of("channel_id", channel));
    }

    /** Whoever of the people has gone is back at the desk. */
    void peopleOnline(JsonNode state) {
        for (JsonNode agent : state.path("agents").values()) {
            String id = agent.path("id").asString();
            if (cast.people().contains(id) && !agent.path("status").asString("").equals("online")) {
                api().post(agentPath(id) + "/status", Map.of("status", "online"));
            }
        }
    }

    JsonNode state() {
        return api().get(API + "state");
    }

    /** Whether a session of the bot has its socket. */
    boolean serves(JsonNode state) {
        return state.path("sessions")
                .valueStream()
                .anyMatch(session ->
                        session.path("agent_id").asString("").equals(cast.bot())
                                && session.path("connected").asBoolean(false));
    }

    /** The rule's id. */
    long inject(Map<String, Object> fault) {
        return api().post(API + "faults", fault).path("id").asLong();
    }

    /** One that has struck and is gone already is nothing to complain of. */
    void remove(long fault) {
        try {
            api().delete(API + "faults/" + fault);
        } catch (HttpJson.Refused e) {
            if (e.status() != 404) {
                throw e;
            }
        }
    }

    /** The names of all faults there are. */
    List<String> menu() {
        return api().get(API + "faults/menu")
                .path("faults")
                .valueStream()
                .map(fault -> fault.path("name").asString())
                .toList();
    }

    void removeFaults() {
        api().delete(API + "faults");
    }

    /** Strikes beyond this number of the log. */
    JsonNode strikes(long after) {
        return api().get(API + "faults/log?after=" + after).path("entries");
    }

    static Strike strike(JsonNode entry) {
        return new Strike(
                Instant.ofEpochMilli(entry.path("at").asLong()),
                entry.path("fault").asString(),
                entry.path("operation").asString(""));
    }

    /** The channel's log, with who is who. */
    List<Line> lines(String channel) {
        return api().get(API + "channels/" + segment(channel) + "/events")
                .path("events")
                .valueStream()
                .map(this::line)
                .toList();
    }

    private Line line(JsonNode event) {
        JsonNode sender = event.path("sender");
        return new Line(
                event.path("number").asLong(),
                event.path("id").asString(""),
                Instant.ofEpochMilli(event.path("timestamp").asLong()),
                who(sender.path("kind").asString(""), sender.path("id").asString("")),
                sender.path("name").asString(""),
                switch (event.path("type").asString("")) {
                    case "chat.msg" -> Deed.SAID;
                    case "chat.memberjoin" -> Deed.JOINED;
                    case "chat.memberleave" -> Deed.LEFT;
                    default -> Deed.OTHER;
                },
                event.path("text").asString(""),
                event.path("msg_id").asString(""));
    }

    private Who who(String kind, String id) {
        return switch (kind) {
            case "visitor" -> Who.VISITOR;
            case "agent" -> id.equals(cast.bot()) ? Who.BOT : Who.PERSON;
            default -> Who.OTHER;
        };
    }

    /** Its headers are one caller's, hence one for each call. */
    private HttpJson api() {
        return new HttpJson(http, base);
    }

    private static String visitorPath(Arrived visitor) {
        return API + "visitors/" + segment(visitor.visitor());
    }

    private static String agentPath(String agent) {
        return API + "agents/" + segment(agent);
    }

    private static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
