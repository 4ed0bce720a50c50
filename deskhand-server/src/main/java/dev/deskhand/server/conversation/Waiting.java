package dev.deskhand.server.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Messages of a visitor that wait for a turn, in the order in which they were written. Of very many
 * it holds the first and the last.
 *
 * @param lines not empty
 * @param count how many wait, these and others
 * @param through the position of the one that came last
 * @param firstReceived when the one came that came first
 * @param lastReceived when the one came that came last
 */
public record Waiting(
        List<VisitorMessage> lines,
        int count,
        long through,
        Instant firstReceived,
        Instant lastReceived) {
    /** So many lines a turn reads; what comes between the first and the last half is left out. */
    public static final int MOST_LINES = 20;

    /** So many characters a turn reads. */
    static final int MOST_CHARACTERS = 4_000;

    public Waiting {
        lines = List.copyOf(lines);
    }

    /** All that wait, in the order in which they were written; empty where none does. */
    public static Optional<Waiting> of(List<VisitorMessage> all) {
        List<Instant> received = all.stream().map(VisitorMessage::receivedAt).sorted().toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Waiting(
                                all,
                                all.size(),
                                all.stream()
                                        .mapToLong(VisitorMessage::position)
                                        .max()
                                        .orElseThrow(),
                                received.getFirst(),
                                received.getLast()));
    }

    /** More than one turn reads. */
    boolean isStorm() {
        return count > MOST_LINES;
    }

    /** Only what came first. */
    Waiting first() {
        VisitorMessage first =
                lines.stream()
                        .min(Comparator.comparingLong(VisitorMessage::position))
                        .orElseThrow();
        return new Waiting(
                List.of(first), 1, first.position(), first.receivedAt(), first.receivedAt());
    }

    /** What is read, within the bounds: the newest always, and of others the middle is dropped. */
    Waiting bounded() {
        List<VisitorMessage> kept = new ArrayList<>(lines);
        while (kept.size() > 1 && (kept.size() > MOST_LINES || length(kept) > MOST_CHARACTERS)) {
            kept.remove((kept.size() - 1) / 2);
        }
        return new Waiting(kept, count, through, firstReceived, lastReceived);
    }

    private static int length(List<VisitorMessage> messages) {
        return messages.stream().mapToInt(message -> message.text().length()).sum();
    }

    /** The one that came last, whenever it was written. */
    VisitorMessage last() {
        return lines.stream().max(Comparator.comparingLong(VisitorMessage::position)).orElseThrow();
    }

    public VisitorMessage newest() {
        return lines.getLast();
    }

    public int leftOut() {
        return count - lines.size();
    }

    /** For the record. */
    String leftOutWords() {
        return count
                + " messages waited to be read. The bot has read "
                + lines.size()
                + " of them, and left "
                + leftOut()
                + " out.";
    }

    /** What the turn reads; a single line of more characters than that is cut. */
    List<String> texts() {
        return lines.stream().map(VisitorMessage::text).map(Waiting::cut).toList();
    }

    private static String cut(String text) {
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1));
        return text.substring(0, splits ? MOST_CHARACTERS - 1 : MOST_CHARACTERS);
    }
}
