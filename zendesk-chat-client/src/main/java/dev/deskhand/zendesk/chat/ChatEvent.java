package dev.deskhand.zendesk.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that happened in a channel, from a subscription or from the channel's log.
 *
 * <p>An event may be delivered more than once (after a reconnect, or once live and once from the
 * log); {@link #eventId()} is the same each time.
 */
public sealed interface ChatEvent {

    /** The chat that it happened in. */
    ChannelId channel();

    /** When, by Zendesk's clock; where Zendesk gave no time, when the frame arrived here. */
    Instant timestamp();

    /** The id of the log entry, unique within the account. */
    default String eventId() {
        return switch (this) {
            case MessageReceived message -> message.id().value();
            case MemberJoined joined -> joined.id().value();
            case MemberLeft left -> left.id().value();
            case MemberChanged changed -> changed.id().value();
        };
    }

    /**
     * A message of anyone, the session's own included.
     *
     * @param msgId the sender's own id for it, when the sender gave one with the request
     * @param options the answers offered with it, empty for none
     */
    record MessageReceived(
            ChannelId channel,
            MessageId id,
            Optional<String> msgId,
            Sender sender,
            String text,
            List<String> options,
            Instant timestamp)
            implements ChatEvent {
        public MessageReceived {
            options = List.copyOf(options);
        }

        /** Without the texts, which are the visitor's and have no place in a log. */
        @Override
        public String toString() {
            return "MessageReceived[channel=%s, id=%s, sender=%s, %d characters]"
                    .formatted(channel, id, sender.getClass().getSimpleName(), text.length());
        }
    }

    /** Somebody came into the channel. */
    record MemberJoined(ChannelId channel, LogId id, Sender member, Instant timestamp)
            implements ChatEvent {}

    /** Somebody left the channel. */
    record MemberLeft(ChannelId channel, LogId id, Sender member, Instant timestamp)
            implements ChatEvent {}

    /**
     * Something about a member has changed. Zendesk documents that there is such an entry, and
     * nothing of what it says; so it tells that the log has a line there, and no more.
     */
    record MemberChanged(ChannelId channel, LogId id, Instant timestamp) implements ChatEvent {}
}
