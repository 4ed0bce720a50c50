package dev.deskhand.emulator.account;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The account's one lock, its version and those who wait for changes. The lock is never held over
 * I/O.
 */
final class Guard {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<AccountListener> listeners = new CopyOnWriteArrayList<>();
    private long version = 1;
    private final Condition storedMoved = lock.newCondition();

    /**
     * The newest version that outlives the process; without a keeper, all do as far as they can.
     */
    private long stored = Long.MAX_VALUE;

    private boolean closed;

    /** Told of every change, with the lock held. */
    private Runnable keeper = () -> {};

    /** Run at the end of each change, as part of it. */
    private Runnable afterwards = () -> {};

    private int depth;

    void afterwards(Runnable work) {
        afterwards = work;
    }

    void listen(AccountListener listener) {
        listeners.add(listener);
    }

    <T> T read(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Runs a change and wakes those who wait for one; a change that is refused wakes nobody. */
    <T> T change(Supplier<T> work) {
        lock.lock();
        depth++;
        try {
            T result = work.get();
            if (depth == 1) {
                afterwards.run();
            }
            version++;
            changed.signalAll();
            keeper.run();
            return result;
        } finally {
            depth--;
            lock.unlock();
        }
    }

    void change(Runnable work) {
        change(() -> {
            work.run();
            return true;
        });
    }

    long version() {
        return read(() -> version);
    }

    /**
     * From now on {@link #awaitStored} waits for {@link #stored(long)}, which the one who is told
     * here of each change is to call.
     */
    void requireStored(Runnable toldOfChanges) {
        lock.lock();
        try {
            keeper = toldOfChanges;
            stored = 0;
            keeper.run();
        } finally {
            lock.unlock();
        }
    }

    void stored(long newest) {
        lock.lock();
        try {
            stored = newest;
            storedMoved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until what the account is now is stored. */
    void awaitStored() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long mine = version;
            while (stored < mine) {
                storedMoved.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * A condition of its own, so that a word in one chat does not wake those who wait on another.
     */
    Condition newCondition() {
        return lock.newCondition();
    }

    /**
     * Waits until the version is beyond {@code after}, the time is over or the account is closed.
     */
    void awaitChange(long after, long millis) {
        await(changed, () -> version > after, millis);
    }

    void await(Condition condition, BooleanSupplier until, long millis) {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!closed && left > 0 && !until.getAsBoolean()) {
                left = condition.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    void close(Runnable wakeOthers) {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            wakeOthers.run();
        } finally {
            lock.unlock();
        }
    }

    void logged(String channelId, LogEntry entry, Set<String> agents) {
        listeners.forEach(listener -> listener.logged(channelId, entry, agents));
    }

    void sessionEnded(String sessionId, String reason) {
        listeners.forEach(listener -> listener.sessionEnded(sessionId, reason));
    }
}
