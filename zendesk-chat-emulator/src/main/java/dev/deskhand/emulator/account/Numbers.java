package dev.deskhand.emulator.account;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts local ids on from the time of the start, in milliseconds. A process that was killed, or
 * had no file to remember by, may have given out numbers that its successor knows nothing of; they
 * lie below, since nobody makes more than one a millisecond for long. One for all accounts, so that
 * no id of one means something in another. Thread-safe.
 */
final class Numbers {

    private final AtomicLong last;

    Numbers(long startMillis) {
        last = new AtomicLong(startMillis);
    }

    long next() {
        return last.incrementAndGet();
    }

    long last() {
        return last.get();
    }

    /** Stays above a number that a former process is known to have reached. */
    void stayAbove(long number) {
        last.accumulateAndGet(number, Math::max);
    }
}
