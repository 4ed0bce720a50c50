package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.testing.TestingWebSocket;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Frames as Zendesk writes them. */
final class Wire {

    static final JsonMapper JSON = JsonMapper.shared();

    private Wire() {}

    /** Answers status and both subscriptions. */
    static void answerSetup(TestingWebSocket socket) throws Exception {
        for (int i = 0; i < 3; i++) {
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
        throw new AssertionError("Not a request of the setup: " + query);
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

    static String message(String id, String text) {
        JsonNode node =
                JSON.createObjectNode()
                        .put("id", id)
                        .put("content", text)
                        .put("sender_name", "Person")
                        .put("timestamp", 1_700_000_000_000.0)
                        .set("channel", JSON.createObjectNode().put("id", "channel-1"))
                        .set(
                                "from",
                                JSON.createObjectNode()
                                        .put("__typename", "Agent")
                                        .put("id", "agent-2")
                                        .put("display_name", "Person"));
        ObjectNode frame =
                JSON.createObjectNode().put("sig", "DATA").put("subscription_id", "sub-1");
        frame.putObject("payload").putObject("data").putObject("message").set("node", node);
        return JSON.writeValueAsString(frame);
    }
}
