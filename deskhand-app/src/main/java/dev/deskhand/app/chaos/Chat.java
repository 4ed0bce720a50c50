package dev.deskhand.app.chaos;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A visitor's chat, as the emulator and the server each have it.
 *
 * @param lines the channel's log of the emulator, in its order: what the visitor reads
 * @param transferred whether the chat has ever been seen in a department of people
 * @param record what the server says it said and heard
 */
record Chat(
        String visitor,
        String channelId,
        List<Line> lines,
        boolean transferred,
        List<Recorded> record) {
    Chat {
        lines = List.copyOf(lines);
        record = List.copyOf(record);
    }

    /** As a breach names it. */
    String where() {
        return visitor + ", channel " + channelId;
    }

    /**
     * Without the bot's word that nobody has come yet: whoever waits is told it again and again, so
     * a run would come to rest only when the bot has given up waiting with the last of them.
     */
    Chat withoutWaiting() {
        return new Chat(
                visitor,
                channelId,
                lines.stream()
                        .filter(line -> !(line.saidBy(Who.BOT) && isWaiting(line.text())))
                        .toList(),
                transferred,
                record.stream()
                        .filter(said -> !(said.who() == Who.BOT && isWaiting(said.text())))
                        .toList());
    }

    private static boolean isWaiting(String text) {
        return QuizBot.token(text).equals(QuizBot.NOBODY_CAME);
    }

    /** Who did it. */
    enum Who {
        VISITOR,
        BOT,
        PERSON,
        OTHER
    }

    /** What was done. */
    enum Deed {
        SAID,
        JOINED,
        LEFT,
        OTHER
    }

    /**
     * One line of the log.
     *
     * @param id as agents' sockets show it
     * @param name the speaker's, as the visitor sees it
     * @param text empty for what is not said
     * @param messageId the sender's own id of the message; empty where there is none
     */
    record Line(
            long number,
            String id,
            Instant at,
            Who who,
            String name,
            Deed deed,
            String text,
            String messageId) {
        boolean saidBy(Who speaker) {
            return who == speaker && deed == Deed.SAID;
        }

        @Override
        public String toString() {
            String words = deed == Deed.SAID ? ": " + text : "";
            return "%d at %s: %s %s%s"
                    .formatted(number, at, name, deed.name().toLowerCase(Locale.ROOT), words);
        }
    }

    /**
     * A message in the server's record.
     *
     * @param fate pending, delivered, withdrawn or undeliverable; empty for what others said
     * @param reason of what was not delivered
     */
    record Recorded(Who who, String text, String fate, String reason) {
        private static final Set<String> HELD_BACK = Set.of("withdrawn", "undeliverable");

        /** Not delivered, and it is said why. */
        boolean heldBackWithReason() {
            return HELD_BACK.contains(fate) && !reason.isBlank();
        }

        /** Given up without knowing whether it arrived. */
        boolean unknown() {
            return fate.equals("undeliverable") && reason.equals("outcome_unknown");
        }
    }
}
