package dev.deskhand.server.conversation;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.server.bot.Why;
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
 * @param delivery for what the bot itself says, calls or tags: what became of it
 * @param deliveryReason why it was withdrawn, or failed
 * @param stateChange for {@link Kind#STATE}
 * @param why for a line that a turn has answered: why it came out as it did
 * @param readWith for a visitor's line that a turn has read with others
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
        Optional<StateChange> stateChange,
        Optional<Why> why,
        Optional<ReadWith> readWith) {

    /** A line that says no more than who, when and which words; its number is to be given. */
    static TranscriptEntry line(
            Instant at, Kind kind, Speaker speaker, String speakerName, String text) {
        return new TranscriptEntry(
                0,
                at,
                kind,
                speaker,
                speakerName,
                text,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What the line is about. */
    public enum Kind {
        MESSAGE,
        JOINED,
        LEFT,
        STATE,
        /** The bot asks a service of the business: its method and origin. */
        CALL,
        /** The bot puts tags on the chat. */
        TAG,
        /** Something that whoever reads the record should know. */
        NOTE;

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

    /**
     * A line that was answered together with another.
     *
     * @param line the other's number; the reason stands there
     * @param leftOut whether the turn did not read its words, since there were too many
     */
    public record ReadWith(int line, boolean leftOut) {}

    /** A step of the hand-over, by wire names. */
    public record StateChange(String from, String to, Optional<String> reason) {}
}
