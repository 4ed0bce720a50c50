package dev.deskhand.emulator.junit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something a visitor sees.
 *
 * @param number counts up from 1 in each chat
 * @param type {@code chat.msg}, {@code chat.memberjoin} or {@code chat.memberleave}
 * @param senderKind visitor, agent, trigger or system
 * @param text empty for other types than {@code chat.msg}
 * @param options what the message offers as plain options
 * @param structured the structured message as the widget gets it; null for plain text
 */
public record SeenEvent(
        long number,
        String type,
        String senderKind,
        String senderName,
        String text,
        List<String> options,
        @Nullable JsonNode structured) {

    static SeenEvent of(JsonNode event) {
        JsonNode structured = event.path("structured");
        return new SeenEvent(
                event.path("number").asLong(),
                event.path("type").asString(""),
                event.path("sender").path("kind").asString(""),
                event.path("sender").path("name").asString(""),
                event.path("text").asString(""),
                event.path("options").valueStream().map(JsonNode::asString).toList(),
                structured.isObject() ? structured : null);
    }
}
