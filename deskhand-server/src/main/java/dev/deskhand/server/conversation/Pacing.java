package dev.deskhand.server.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * When the next turn of a conversation may be made: once the visitor pauses, not too soon after a
 * failure, and not too often. Kept in memory; after a restart counting begins anew. Thread-safe, as
 * long as a conversation has one thread at a time.
 */
final class Pacing {
    static final int MOST_IN_A_MINUTE = 20;
    static final int MOST_IN_AN_HOUR = 200;

    /** Whoever writes on and on is answered after that many windows. */
    private static final int MOST_WINDOWS = 5;

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long HOUR = Duration.ofHours(1).toNanos();

    /** How often those are let go that have been silent for an hour. */
    private static final int TIDY_EVERY = 500;

    private final LongSupplier nanos;
    private final ConcurrentMap<Long, Pace> paces = new ConcurrentHashMap<>();

    /**
     * @param nanos monotonic
     */
    Pacing(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private static final class Pace {
        private long firstPosition = -1;
        private long lastPosition = -1;
        private long firstAt;
        private long lastAt;

        /** When the last message was first looked at, and until when it had to wait then. */
        private long seenAt;

        private long waitsUntil;
        private long retryAt;
        private boolean failed;
        private final Deque<Long> turns = new ArrayDeque<>();
        private int rests;
        private boolean resting;

        /** Turns before that count by the hour only. */
        private long restUntil;

        private volatile long touched;

        Pace(long now) {
            restUntil = now;
        }
    }

    private Pace pace(long conversationId) {
        long now = nanos.getAsLong();
        Pace pace = paces.get(conversationId);
        if (pace == null) {
            if (paces.size() % TIDY_EVERY == TIDY_EVERY - 1) {
                paces.values().removeIf(other -> now - other.touched > HOUR);
            }
            pace = new Pace(now);
            paces.put(conversationId, pace);
        }
        pace.touched = now;
        return pace;
    }

    /**
     * How long to wait until the visitor has written to the end; empty: no longer.
     *
     * @param now on the clock by which the messages were received; looked at when a message is seen
     *     for the first time, from then on only the monotonic time counts
     */
    Optional<Duration> untilThePause(
            long conversationId, Waiting waiting, Duration window, Instant now) {
        Pace pace = pace(conversationId);
        long at = nanos.getAsLong();
        long first = waiting.lines().getFirst().position();
        Duration most = window.multipliedBy(MOST_WINDOWS);
        if (pace.firstPosition != first) {
            pace.firstPosition = first;
            pace.firstAt = at - age(waiting.firstReceived(), now, most);
        }
        if (pace.lastPosition != waiting.through()) {
            pace.lastPosition = waiting.through();
            pace.lastAt = at - age(waiting.lastReceived(), now, most);
            pace.seenAt = at;
        }
        long left =
                Math.min(pace.lastAt + window.toNanos() - at, pace.firstAt + most.toNanos() - at);
        pace.waitsUntil = at + left;
        return positive(left);
    }

    /**
     * How long the last of these messages was kept waiting on purpose, in nanoseconds: without the
     * time that it would have waited anyway.
     */
    long waited(long conversationId, Waiting waiting) {
        Pace pace = pace(conversationId);
        return pace.lastPosition == waiting.through()
                ? Math.max(0, Math.min(nanos.getAsLong(), pace.waitsUntil) - pace.seenAt)
                : 0;
    }

    private static long age(Instant received, Instant now, Duration most) {
        Duration age = Duration.between(received, now);
        if (age.isNegative()) {
            return 0;
        }
        return age.compareTo(most) > 0 ? most.toNanos() : age.toNanos();
    }

    /** How long to wait after a failure; empty: no longer. */
    Optional<Duration> untilTheRetry(long conversationId) {
        Pace pace = pace(conversationId);
        return pace.failed ? positive(pace.retryAt - nanos.getAsLong()) : Optional.empty();
    }

    void failed(long conversationId, Duration pause) {
        Pace pace = pace(conversationId);
        pace.failed = true;
        pace.retryAt = nanos.getAsLong() + pause.toNanos();
    }

    boolean hasFailed(long conversationId) {
        return pace(conversationId).failed;
    }

    /** How long to wait because there were too many turns; empty: there were not. */
    Optional<Duration> untilTheRateAllows(long conversationId) {
        Pace pace = pace(conversationId);
        long now = nanos.getAsLong();
        while (!pace.turns.isEmpty() && now - pace.turns.getFirst() >= HOUR) {
            pace.turns.removeFirst();
        }
        if (pace.resting && now - pace.restUntil < 0) {
            return positive(pace.restUntil - now);
        }
        pace.resting = false;
        long lately =
                pace.turns.stream()
                        .filter(turn -> now - turn < MINUTE && turn - pace.restUntil >= 0)
                        .count();
        long left = lately < MOST_IN_A_MINUTE ? 0 : MINUTE;
        if (pace.turns.size() >= MOST_IN_AN_HOUR) {
            left = Math.max(left, pace.turns.getFirst() + HOUR - now);
        }
        return positive(left);
    }

    /**
     * Lets the conversation rest for so long.
     *
     * @return how often that has happened; empty when it rests already
     */
    Optional<Integer> rest(long conversationId, Duration pause) {
        Pace pace = pace(conversationId);
        if (pace.resting) {
            return Optional.empty();
        }
        pace.resting = true;
        pace.restUntil = nanos.getAsLong() + pause.toNanos();
        return Optional.of(++pace.rests);
    }

    /** A turn was made. */
    void turned(long conversationId) {
        Pace pace = pace(conversationId);
        pace.turns.addLast(nanos.getAsLong());
        settled(conversationId);
    }

    /** The turn that failed need not be tried any more. */
    void settled(long conversationId) {
        pace(conversationId).failed = false;
    }

    private static Optional<Duration> positive(long left) {
        return left > 0 ? Optional.of(Duration.ofNanos(left)) : Optional.empty();
    }
}
