package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.Agent;
import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.AgentStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads fields of answers, strict where the caller cannot go on without them. */
final class Fields {

    private Fields() {}

    static JsonNode object(JsonNode parent, String name) {
        JsonNode child = parent.path(name);
        if (!child.isObject()) {
            throw new UnreadableAnswerException("The answer has no object '" + name + "'");
        }
        return child;
    }

    static String required(JsonNode parent, String name) {
        return optional(parent, name)
                .orElseThrow(() ->
                        new UnreadableAnswerException("The answer has no text '" + name + "'"));
    }

    static Optional<String> optional(JsonNode parent, String name) {
        return text(parent.path(name));
    }

    /** A text, or a number as one; empty for anything else, which Jackson would throw at. */
    static Optional<String> text(JsonNode node) {
        return node.isString() || node.isNumber() ? Optional.of(node.asString()) : Optional.empty();
    }

    static String orEmpty(JsonNode parent, String name) {
        return optional(parent, name).orElse("");
    }

    /**
     * The nodes of a connection; edges and nodes may be null by the schema and are left out then.
     */
    static List<JsonNode> nodes(JsonNode connection) {
        List<JsonNode> nodes = new ArrayList<>();
        for (JsonNode edge : connection.path("edges")) {
            if (edge.path("node").isObject()) {
                nodes.add(edge.path("node"));
            }
        }
        return nodes;
    }

    static <E extends Enum<E>> E constant(JsonNode parent, String name, Class<E> type, E unknown) {
        String text = orEmpty(parent, name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        return unknown;
    }

    static Agent agent(JsonNode node) {
        return new Agent(
                new AgentId(required(node, "id")),
                orEmpty(node, "name"),
                orEmpty(node, "display_name"),
                constant(node, "status", AgentStatus.class, AgentStatus.UNKNOWN));
    }

    static Operation.Step<Acknowledgement> acknowledgement(JsonNode data, String mutation) {
        JsonNode success = object(data, mutation).path("success");
        if (!success.isBoolean()) {
            throw new UnreadableAnswerException("The answer to " + mutation + " has no 'success'");
        }
        return new Operation.Step.Done<>(
                success.asBoolean() ? Acknowledgement.DONE : Acknowledgement.DECLINED);
    }
}
