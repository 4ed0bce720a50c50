package dev.deskhand.zendesk.chat.session;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential delays with full jitter, so that many sessions that fell together do not rise
 * together.
 */
final class Backoff {

    private static final int MAX_DOUBLINGS = 30;

    private final Duration first;
    private final Duration max;
    private final RandomGenerator random;
    private int attempt;

    Backoff(Duration first, Duration max, RandomGenerator random) {
        this.first = first;
        this.max = max;
        this.random = random;
    }

    /** Counts one more try and says how long to wait before it. */
    Duration next() {
        double ceiling =
                Math.min(
                        (double) max.toNanos(),
                        first.toNanos() * Math.scalb(1.0, Math.min(attempt, MAX_DOUBLINGS)));
        attempt++;
        return Duration.ofNanos(random.nextLong((long) ceiling + 1));
    }

    int attempt() {
        return attempt;
    }

    void reset() {
        attempt = 0;
    }
}
