package dev.deskhand.emulator.account;

/** Counts local ids. Guarded by the account's lock. */
final class Numbers {

    private long last = 1000;

    long next() {
        return ++last;
    }

    long last() {
        return last;
    }

    void startAfter(long number) {
        last = number;
    }
}
