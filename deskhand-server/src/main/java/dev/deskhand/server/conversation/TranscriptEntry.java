package dev.deskhand.server.conversation;

import dev.deskhand.bot.BotMessage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of a conversation's transcript, in the order of {@code number}.
 *
 * @param text of the bot's own messages the words alone
 * @param message for the bot's own messages: all of it, as the channel shows it; lines that were
 *     stored by earlier versions have none
 * @param delivery for the bot's own messages: what became of it
 * @param deliveryReason why it was withdrawn or could not be delivered
 * @param stateChange for {@link Kind#STATE}
 */
public record TranscriptEntry(
        int number,
        Instant at,
        Kind kind,
        Speaker speaker,
        String speakerName,
        String text,
        List<String> quickReplies,
        Optional<BotMessage> message,
        Optional<Delivery> delivery,
        Optional<String> deliveryReason,
        Optional<StateChange> stateChange) {

    /** What the line is about. */
    public enum Kind {
        MESSAGE,
        JOINED,
        LEFT,
        STATE;

        /** The name on the wire, {@code message}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who spoke, joined or left. */
    public enum Speaker {
        VISITOR,
        BOT,
        HUMAN,
        TRIGGER,
        SYSTEM;

        /** The name on the wire, {@code visitor}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What became of a message of the bot. */
    public enum Delivery {
        PENDING,
        DELIVERED,
        WITHDRAWN,
        UNDELIVERABLE;

        /** The name on the wire, {@code pending}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A step of the hand-over, by wire names. */
    public record StateChange(String from, String to, Optional<String> reason) {}
}
