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
    private int manyLate;

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
            if (many == TURNS) {
                manyLate -= late[next] ? 1 : 0;
            } else {
                many++;
            }
            begun[next] = nanos.getAsLong();
            late[next] = afterNanos >= LATE.toNanos();
            manyLate += late[next] ? 1 : 0;
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
                    && manyLate > TURNS / 2
                    && nanos.getAsLong() - begun[next] < A_QUICK_ROW.toNanos();
        } finally {
            lock.unlock();
        }
    }
}
