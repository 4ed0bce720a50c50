package dev.deskhand.app.chaos;

import dev.deskhand.app.chaos.Chat.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether a bot's word crossed a person's on the way: by what the emulator has recorded of the
 * bot's sockets, so that a fault that holds back the news of the person is not taken for a bot that
 * does not care.
 *
 * @param told by a line's id, when the first frame with it was written to a socket of the bot
 * @param written by a message's id, when frames with it were received from the bot
 * @param opened when the bot's sockets were heard first, in order; whoever opens one has to read
 *     what was missed before saying anything
 * @param allowance how long after the frame the bot may not have read it, and its word be on its
 *     way
 */
record Crossing(
        Map<String, Instant> told,
        Map<String, NavigableSet<Instant>> written,
        NavigableSet<Instant> opened,
        Duration allowance) {
    /** No bot may overlook for longer that it hears nothing. */
    static final Duration UNTOLD = Duration.ofSeconds(60);

    Crossing {
        told = Map.copyOf(told);
        written = Map.copyOf(written);
    }

    /** Without a recording. */
    static Crossing unrecorded() {
        return new Crossing(Map.of(), Map.of(), new TreeSet<>(), Duration.ZERO);
    }

    /**
     * Whether the bot's word was received before the bot can have read of the person.
     *
     * @param person what the person did until then, the first first
     */
    boolean excuses(List<Line> person, Line word) {
        return !received(word).isAfter(known(person).plus(allowance));
    }

    private Instant known(List<Line> person) {
        Instant first = person.getFirst().at();
        Stream<Instant> read =
                Stream.concat(
                        person.stream().flatMap(line -> Stream.ofNullable(told.get(line.id()))),
                        Stream.ofNullable(opened.higher(first)));
        return Stream.concat(read, Stream.of(first.plus(UNTOLD)))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** A fault may hold back what the bot has written long before. */
    private Instant received(Line word) {
        NavigableSet<Instant> times = written.get(word.messageId());
        Instant time = times == null ? null : times.floor(word.at());
        return time == null ? word.at() : time;
    }
}
