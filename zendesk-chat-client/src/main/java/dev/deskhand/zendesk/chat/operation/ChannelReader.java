package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.Channel;
import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.ChannelKind;
import dev.deskhand.zendesk.chat.ChannelState;
import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.Sender;
import dev.deskhand.zendesk.chat.VisitorId;
import dev.deskhand.zendesk.chat.VisitorProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What to select of a visitor's channel, and how a channel is read. */
final class ChannelReader {

    /** All that Zendesk's help centre lists of a visitor, and what a program in use reads. */
    static final String EVERYTHING =
            "state ip user_agent visitor { id display_name email phone notes external_id"
                    + " current_city current_region current_country current_device_type"
                    + " current_tags }";

    /** The part that a public program was seen to read. */
    static final String SEEN_IN_USE =
            "state ip user_agent visitor { id display_name email external_id current_region"
                    + " current_country current_tags }";

    private ChannelReader() {}

    static Channel channel(JsonNode node) {
        ChannelId id = new ChannelId(Fields.required(node, "id"));
        JsonNode visitor = node.path("visitor");
        return new Channel(
                id,
                kind(node),
                Fields.constant(node, "state", ChannelState.class, ChannelState.UNKNOWN),
                visitor.isObject()
                        ? Optional.of(
                                new Sender.Visitor(
                                        new VisitorId(Fields.required(visitor, "id")),
                                        Fields.orEmpty(visitor, "display_name")))
                        : Optional.empty(),
                profile(node, visitor),
                Fields.nodes(node.path("agents")).stream().map(Fields::agent).toList(),
                log(node, id),
                node.path("logs").isObject());
    }

    private static ChannelKind kind(JsonNode node) {
        return switch (Fields.orEmpty(node, "__typename")) {
            case "VisitorChannel" -> ChannelKind.VISITOR;
            case "AgentChannel" -> ChannelKind.AGENTS;
            default -> ChannelKind.UNKNOWN;
        };
    }

    private static List<ChatEvent> log(JsonNode node, ChannelId id) {
        List<ChatEvent> log = new ArrayList<>();
        Instant last = Instant.EPOCH;
        for (JsonNode entry : Fields.nodes(node.path("logs"))) {
            Optional<ChatEvent> event = ChatEventReader.logEntry(entry, id, last);
            if (event.isPresent()) {
                log.add(event.get());
                last = event.get().timestamp();
            }
        }
        return log;
    }

    private static VisitorProfile profile(JsonNode channel, JsonNode visitor) {
        return new VisitorProfile(
                filled(visitor, "email"),
                filled(visitor, "phone"),
                filled(visitor, "notes"),
                filled(visitor, "external_id"),
                filled(visitor, "current_city"),
                filled(visitor, "current_region"),
                filled(visitor, "current_country"),
                filled(visitor, "current_device_type"),
                tags(visitor.path("current_tags")),
                filled(channel, "ip"),
                filled(channel, "user_agent"));
    }

    /** That the tags are a list is inferred; a single text counts as one of them. */
    private static List<String> tags(JsonNode tags) {
        List<String> all = new ArrayList<>();
        if (tags.isString()) {
            all.add(tags.asString());
        }
        tags.forEach(tag -> Fields.text(tag).ifPresent(all::add));
        all.removeIf(String::isBlank);
        return all;
    }

    private static Optional<String> filled(JsonNode parent, String name) {
        return Fields.optional(parent, name).filter(text -> !text.isBlank());
    }
}
