package dev.deskhand.emulator.account;

/**
 * Counts local ids on from the time of the start, in milliseconds. A process that was killed, or
 * had no file to remember by, may have given out numbers that its successor knows nothing of; they
 * lie below, since nobody makes more than one a millisecond for long. Guarded by the account's
 * lock.
 */
final class Numbers {

    private long last;

    Numbers(long startMillis) {
        last = startMillis;
    }

    long next() {
        return ++last;
    }

    long last() {
        return last;
    }

    /** Stays above a number that a former process is known to have reached. */
    void stayAbove(long number) {
        last = Math.max(last, number);
    }
}
