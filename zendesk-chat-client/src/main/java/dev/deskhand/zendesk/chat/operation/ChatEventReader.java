package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.ChatEvent.MemberChanged;
import dev.deskhand.zendesk.chat.ChatEvent.MemberJoined;
import dev.deskhand.zendesk.chat.ChatEvent.MemberLeft;
import dev.deskhand.zendesk.chat.ChatEvent.MessageReceived;
import dev.deskhand.zendesk.chat.DecodedId;
import dev.deskhand.zendesk.chat.LogId;
import dev.deskhand.zendesk.chat.MessageId;
import dev.deskhand.zendesk.chat.Sender;
import dev.deskhand.zendesk.chat.VisitorId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The fields to select of log entries, and how they become events: live ones and those of a
 * channel's log.
 */
public final class ChatEventReader {

    private static final String USER = "{ __typename id display_name }";
    private static final String MESSAGE =
            "id content msg_id options sender_name timestamp from " + USER;
    private static final String MEMBER = "id user_name user " + USER;

    /** Selection for an entry of {@code logs}, of all four kinds. */
    static final String LOG_ENTRY =
            "__typename ... on Message { %s } ... on MemberJoinLog { %s timestamp } ... on MemberLeaveLog { %s timestamp } ... on MemberChangeLog { id timestamp }"
                    .formatted(MESSAGE, MEMBER, MEMBER);

    /** The same without what no public program selects. */
    static final String LOG_ENTRY_PLAIN =
            "__typename ... on Message { %s } ... on MemberJoinLog { %s } ... on MemberLeaveLog { %s }"
                    .formatted(MESSAGE, MEMBER, MEMBER);

    /**
     * Selection for the {@code message} subscription: documented fields alone, for all depends on
     * it.
     */
    static final String LIVE_MESSAGE = MESSAGE + " channel { id }";

    /** Selection for the {@code chatActivity} subscription, changes of members included. */
    static final String LIVE_ACTIVITY_AND_CHANGES =
            liveActivity(MEMBER + " channel { id } timestamp")
                    + " ... on MemberChangeLog { id channel { id } timestamp }";

    /** The same without changes, whose name is inferred. */
    static final String LIVE_ACTIVITY = liveActivity(MEMBER + " channel { id } timestamp");

    /** The same without {@code timestamp}, which no public program selects there. */
    static final String LIVE_ACTIVITY_PLAIN = liveActivity(MEMBER + " channel { id }");

    private ChatEventReader() {}

    private static String liveActivity(String fields) {
        return "__typename ... on MemberJoinLog { %s } ... on MemberLeaveLog { %s }"
                .formatted(fields, fields);
    }

    /**
     * Reads the {@code data} of a live event of one of the {@link Subscription}s.
     *
     * @param arrived stands in where Zendesk gives no time
     * @return empty for a kind of event that is not asked for
     * @throws UnreadableAnswerException if a field is missing that no event can be without
     */
    public static Optional<ChatEvent> live(JsonNode data, Instant arrived) {
        JsonNode message = data.path("message").path("node");
        if (message.isObject()) {
            return Optional.of(message(message, channelOf(message), arrived));
        }
        JsonNode activity = data.path("chatActivity").path("node");
        return activity.isObject()
                ? member(activity, channelOf(activity), arrived)
                : Optional.empty();
    }

    static Optional<ChatEvent> logEntry(JsonNode node, ChannelId channel, Instant otherwise) {
        return Fields.orEmpty(node, "__typename").equals("Message")
                ? Optional.of(message(node, channel, otherwise))
                : member(node, channel, otherwise);
    }

    private static ChannelId channelOf(JsonNode node) {
        return new ChannelId(Fields.required(Fields.object(node, "channel"), "id"));
    }

    private static MessageReceived message(JsonNode node, ChannelId channel, Instant otherwise) {
        List<String> options = new ArrayList<>();
        node.path("options").forEach(option -> Fields.text(option).ifPresent(options::add));
        return new MessageReceived(
                channel,
                new MessageId(Fields.required(node, "id")),
                Fields.optional(node, "msg_id").filter(id -> !id.isEmpty()),
                sender(node.path("from"), Fields.orEmpty(node, "sender_name")),
                Fields.required(node, "content"),
                options,
                timestamp(node, otherwise));
    }

    private static Optional<ChatEvent> member(JsonNode node, ChannelId channel, Instant otherwise) {
        return switch (Fields.orEmpty(node, "__typename")) {
            case "MemberJoinLog" ->
                    Optional.of(
                            new MemberJoined(
                                    channel,
                                    logId(node),
                                    memberOf(node),
                                    timestamp(node, otherwise)));
            case "MemberLeaveLog" ->
                    Optional.of(
                            new MemberLeft(
                                    channel,
                                    logId(node),
                                    memberOf(node),
                                    timestamp(node, otherwise)));
            case "MemberChangeLog" ->
                    // All that is known of it is inferred, so it may come without an id.
                    Fields.optional(node, "id")
                            .map(id ->
                                    new MemberChanged(
                                            channel, new LogId(id), timestamp(node, otherwise)));
            default -> Optional.empty();
        };
    }

    private static LogId logId(JsonNode node) {
        return new LogId(Fields.required(node, "id"));
    }

    private static Sender memberOf(JsonNode node) {
        return sender(node.path("user"), Fields.orEmpty(node, "user_name"));
    }

    /**
     * Triggers and the system come as agents; Zendesk's nicks for them are agent:trigger and
     * agent:system.
     */
    private static Sender sender(JsonNode user, String nameBeside) {
        String name =
                Fields.optional(user, "display_name").filter(n -> !n.isEmpty()).orElse(nameBeside);
        Optional<String> id = Fields.optional(user, "id");
        if (id.isEmpty()) {
            return new Sender.ChatSystem(name);
        }
        if (Fields.orEmpty(user, "__typename").equals("Visitor")) {
            return new Sender.Visitor(new VisitorId(id.get()), name);
        }
        String local = DecodedId.localIdOf(id.get()).toLowerCase(Locale.ROOT);
        return switch (local.startsWith("agent:") ? local.substring("agent:".length()) : local) {
            case "trigger" -> new Sender.Trigger(name);
            case "system" -> new Sender.ChatSystem(name);
            default -> new Sender.Agent(new AgentId(id.get()), name);
        };
    }

    private static Instant timestamp(JsonNode node, Instant otherwise) {
        JsonNode millis = node.path("timestamp");
        return millis.isNumber() ? Instant.ofEpochMilli(Math.round(millis.asDouble())) : otherwise;
    }
}
