package dev.deskhand.emulator.account;

/** What the one who stores an account waits for and reports. */
public final class Keeper {

    private final Guard guard;
    private volatile boolean ending;

    Keeper(Guard guard) {
        this.guard = guard;
    }

    /** Waits until there is something to store, or for the end; returns the version there is. */
    public long awaitChange() throws InterruptedException {
        return guard.awaitUnstored(() -> ending);
    }

    /** This version and all before it are dealt with: whoever waited for one of them goes on. */
    public void stored(long version) {
        guard.stored(version);
    }

    /** Nothing is stored any more, so nobody is to wait for it. */
    public void stop() {
        guard.stored(Long.MAX_VALUE);
    }

    /** Lets {@link #awaitChange} return from now on. */
    public void end() {
        ending = true;
        guard.wake();
    }

    public boolean ending() {
        return ending;
    }
}
