package dev.deskhand.app.demo;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits until something that is asked for again and again has settled. A {@link #nudge} asks at
 * once; without one it asks every {@value #PAUSE_MILLIS} ms, so a lost nudge costs no more than
 * that.
 */
final class ConnectionWatch {
    private static final long PAUSE_MILLIS = 200;

    private final Semaphore nudges = new Semaphore(0);
    private final LongSupplier nanos;

    /**
     * @param nanos a monotonic clock
     */
    ConnectionWatch(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Something may have changed. Thread-safe. */
    void nudge() {
        nudges.release();
    }

    /** The first settled value, or the last one seen when the time is over. */
    <T> T await(Supplier<T> ask, Predicate<T> settled, Duration limit) {
        long deadline = nanos.getAsLong() + limit.toNanos();
        T seen = ask.get();
        while (!settled.test(seen) && nanos.getAsLong() < deadline) {
            try {
                if (nudges.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    nudges.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return seen;
            }
            seen = ask.get();
        }
        return seen;
    }
}
