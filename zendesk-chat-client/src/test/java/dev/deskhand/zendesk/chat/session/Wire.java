package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.testing.TestingWebSocket;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Frames as Zendesk writes them. */
final class Wire {

    static final JsonMapper JSON = JsonMapper.shared();

    private Wire() {}

    /** Answers status, both subscriptions and the first look at the logs: no chats. */
    static void answerSetup(TestingWebSocket socket) throws Exception {
        for (int i = 0; i < 4; i++) {
            String frame = socket.take();
            socket.send(reply(frame, setupData(frame)));
        }
    }

    /** The data that the setup request in this frame is answered with. */
    static String setupData(String frame) {
        String query = query(frame);
        if (query.contains("updateAgentStatus(status: ONLINE)")) {
            return "{\"updateAgentStatus\":{\"node\":{\"id\":\"agent-1\",\"name\":\"Bot\"}}}";
        }
        if (query.startsWith("subscription")) {
            return "{\"subscription_id\":\"sub-" + frame.hashCode() + "\"}";
        }
        if (query.startsWith("query { channels(")) {
            return channels();
        }
        throw new AssertionError("Not a request of the setup: " + query);
    }

    /** The answer to a query for channels and their logs. */
    static String channels(String... channels) {
        return "{\"channels\":{\"edges\":[%s],\"pageInfo\":{\"hasNextPage\":false}}}"
                .formatted(String.join(",", channels));
    }

    /** One channel of such an answer; entries are those of {@link #entry}. */
    static String channel(String id, String... entries) {
        return "{\"node\":{\"id\":\"%s\",\"state\":\"ONGOING\",\"agents\":{\"edges\":[]},\"logs\":{\"edges\":[%s]}}}"
                .formatted(id, String.join(",", entries));
    }

    /** The answer to the plainest query, which asks for no logs. */
    static RequestOutcome withoutLogs(String channel) {
        String node = "{\"node\":{\"id\":\"%s\",\"agents\":{\"edges\":[]}}}".formatted(channel);
        return new RequestOutcome.Answered(JSON.readTree(channels(node)));
    }

    static String entry(String id, String text) {
        return entry(id, text, "Visitor", "");
    }

    static String entry(String id, String text, String from, String msgId) {
        return "{\"node\":{\"__typename\":\"Message\",\"id\":\"%s\",\"content\":\"%s\",\"msg_id\":\"%s\",\"from\":{\"__typename\":\"%s\",\"id\":\"%s-1\"}}}"
                .formatted(id, text, msgId, from, from);
    }

    static String query(String frame) {
        return JSON.readTree(frame).path("payload").path("query").asString();
    }

    static String reply(String frame, String data) {
        ObjectNode reply = JSON.createObjectNode();
        reply.set("id", JSON.readTree(frame).path("id"));
        reply.putObject("payload").set("data", JSON.readTree(data));
        return JSON.writeValueAsString(reply);
    }

    static String refusal(String frame, String message) {
        ObjectNode reply = JSON.createObjectNode();
        reply.set("id", JSON.readTree(frame).path("id"));
        reply.putObject("payload").putArray("errors").addObject().put("message", message);
        return JSON.writeValueAsString(reply);
    }

    /** A live message of another agent in channel-1. */
    static String message(String id, String text) {
        return message("channel-1", id, text, "Agent", "agent-2");
    }

    /** A live message of a visitor. */
    static String visitorMessage(String channel, String id, String text) {
        return message(channel, id, text, "Visitor", "Visitor-1");
    }

    private static String message(
            String channel, String id, String text, String type, String sender) {
        JsonNode node =
                JSON.createObjectNode()
                        .put("id", id)
                        .put("content", text)
                        .put("sender_name", "Person")
                        .put("timestamp", 1_700_000_000_000.0)
                        .set("channel", JSON.createObjectNode().put("id", channel))
                        .set(
                                "from",
                                JSON.createObjectNode()
                                        .put("__typename", type)
                                        .put("id", sender)
                                        .put("display_name", "Person"));
        ObjectNode frame =
                JSON.createObjectNode().put("sig", "DATA").put("subscription_id", "sub-1");
        frame.putObject("payload").putObject("data").putObject("message").set("node", node);
        return JSON.writeValueAsString(frame);
    }
}
