package dev.deskhand.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One visitor's side of a chat on a {@link Stage}. */
final class Visitor {
    private final Stage stage;
    private final String path;
    final String channelId;

    Visitor(Stage stage, String id, String channelId) {
        this.stage = stage;
        this.path = "/emulator/v1/visitors/" + Stage.coded(id);
        this.channelId = channelId;
    }

    Visitor says(String text) {
        Stage.ok(
                stage.zendesk.post(
                        path + "/messages",
                        JsonMapper.shared().writeValueAsString(Map.of("text", text))));
        return this;
    }

    Visitor leaves() {
        Stage.ok(stage.zendesk.post(path + "/leave", "{}"));
        return this;
    }

    Visitor returns() {
        Stage.ok(stage.zendesk.post(path + "/return", "{}"));
        return this;
    }

    /** The state of the chat at Zendesk. */
    String state() {
        for (JsonNode channel :
                Stage.ok(stage.zendesk.get("/emulator/v1/state")).json().at("/channels")) {
            if (channel.at("/id").asString().equals(channelId)) {
                return channel.at("/state").asString();
            }
        }
        throw new AssertionError("no channel " + channelId);
    }

    private JsonNode events() {
        return Stage.ok(stage.zendesk.get(path + "/events?after=0")).json().at("/events");
    }

    /** All messages that this visitor sees: who, what. */
    List<String> sees() {
        List<String> lines = new ArrayList<>();
        for (JsonNode event : events()) {
            if (event.at("/type").asString().equals("chat.msg")) {
                lines.add(
                        event.at("/sender/name").asString() + ": " + event.at("/text").asString());
            }
        }
        return lines;
    }

    /** Who came and went, in order. */
    List<String> comings() {
        List<String> lines = new ArrayList<>();
        for (JsonNode event : events()) {
            String type = event.at("/type").asString();
            if (type.equals("chat.memberjoin") || type.equals("chat.memberleave")) {
                lines.add(event.at("/sender/name").asString() + type.replace("chat.member", " "));
            }
        }
        return lines;
    }

    JsonNode lastEvent() {
        JsonNode events = events();
        return events.get(events.size() - 1);
    }

    void waitsFor(String line) {
        Stage.await(() -> "'" + line + "' in " + sees(), () -> sees().contains(line));
    }

    /** Once the bot has answered a last question, all that came before it has come to rest. */
    List<String> seesAfterALastQuestion() {
        says("what are your opening hours");
        waitsFor("Bot: Nine to six.");
        return sees();
    }

    void humanServes() {
        agentDoes("serve", "{'channel_id':'" + channelId + "'}");
    }

    void humanLeaves() {
        agentDoes("leave", "{'channel_id':'" + channelId + "'}");
    }

    void humanSays(String text) {
        agentDoes("messages", "{'channel_id':'" + channelId + "','text':'" + text + "'}");
    }

    private void agentDoes(String what, String body) {
        Stage.ok(
                stage.zendesk.post(
                        "/emulator/v1/agents/" + Stage.coded(stage.humanAgent) + "/" + what,
                        Stage.json(body)));
    }
}
