package dev.deskhand.server.bot;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Whether turns begin late because there are more than the machine can do: so did most of the last
 * few, and they came in a quick row. Where little goes on, a slow disk or a start with a cold
 * machine makes a turn late as well, and leaving something out would not help. Thread-safe.
 */
final class Lateness {
    static final int TURNS = 16;
    static final Duration A_QUICK_ROW = Duration.ofMillis(500);
    static final Duration LATE = Duration.ofMillis(12);

    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final long[] begun = new long[TURNS];
    private final boolean[] late = new boolean[TURNS];
    private int next;
    private int many;

    /**
     * @param nanos monotonic
     */
    Lateness(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** A turn begins, so long after the last of its messages was read from the socket. */
    void begins(long afterNanos) {
        lock.lock();
        try {
            many = Math.min(many + 1, TURNS);
            begun[next] = nanos.getAsLong();
            late[next] = afterNanos >= LATE.toNanos();
            next = (next + 1) % TURNS;
        } finally {
            lock.unlock();
        }
    }

    boolean isTooMuch() {
        lock.lock();
        try {
            // The next place is that of the oldest.
            return many == TURNS
                    && nanos.getAsLong() - begun[next] < A_QUICK_ROW.toNanos()
                    && manyLate() > TURNS / 2;
        } finally {
            lock.unlock();
        }
    }

    private int manyLate() {
        int count = 0;
        for (boolean one : late) {
            count += one ? 1 : 0;
        }
        return count;
    }
}
