package dev.deskhand.server.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The upper bounds of histograms' buckets. */
final class Buckets {
    private static final long LONGEST = Duration.ofSeconds(60).toNanos();

    private Buckets() {}

    /** From 100 µs to a minute, each twice the last: enough to see which station is slow. */
    static Duration[] coarse() {
        return growing(2);
    }

    /** The same by steps of a tenth, so that a percentile read from them is 10 % off at most. */
    static Duration[] fine() {
        return growing(1.1);
    }

    private static Duration[] growing(double factor) {
        List<Duration> bounds = new ArrayList<>();
        for (double nanos = 100_000; nanos < LONGEST; nanos *= factor) {
            // Whole microseconds, for short numbers in the text.
            bounds.add(Duration.ofNanos(Math.round(nanos / 1_000) * 1_000));
        }
        bounds.add(Duration.ofNanos(LONGEST));
        return bounds.toArray(Duration[]::new);
    }
}
