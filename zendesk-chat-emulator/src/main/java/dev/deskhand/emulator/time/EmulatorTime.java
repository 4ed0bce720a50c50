package dev.deskhand.emulator.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real time plus what it was advanced by. Everything in the emulator that waits for a moment is
 * scheduled here, on one thread for all accounts, so that {@link #advance} reaches all of it. Work
 * runs one piece at a time, in the order it is due; it must be short and may take an account's lock
 * but never call {@link #advance}. Thread-safe.
 */
public final class EmulatorTime implements InstantSource, AutoCloseable {

    /** The farthest single step: ten years, so that no sum of steps overflows in practice. */
    public static final Duration LONGEST_STEP = Duration.ofDays(3_650);

    private static final Logger log = LoggerFactory.getLogger(EmulatorTime.class);

    /** Something scheduled. */
    public interface Timer {

        /** It will not run any more, unless it is running already. */
        void cancel();
    }

    private record Due(long nanos, long number, Runnable work) {}

    private final InstantSource real;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Held while work runs, and by whoever moves time. Taken before {@link #lock}. */
    private final ReentrantLock running = new ReentrantLock();

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(
                    Comparator.comparingLong(Due::nanos).thenComparingLong(Due::number));
    private volatile long ahead;
    private long scheduled;
    private boolean closed;

    /** Starts the thread; {@code real} tells the time of day, waiting is by the monotonic clock. */
    public EmulatorTime(InstantSource real) {
        this.real = real;
        Thread.ofPlatform().daemon().name("emulator-timers").start(this::run);
    }

    @Override
    public Instant instant() {
        return real.instant().plusNanos(ahead);
    }

    /** Nanoseconds that only grow, advances included; for durations. */
    public long nanos() {
        return System.nanoTime() + ahead;
    }

    /** How far this time is ahead of the real one. */
    public Duration advanced() {
        return Duration.ofNanos(ahead);
    }

    /** Runs work once this much emulated time has passed; never after {@link #close}. */
    public Timer schedule(Duration after, Runnable work) {
        lock.lock();
        try {
            Due due = new Due(nanos() + Math.max(0, after.toNanos()), ++scheduled, work);
            if (!closed) {
                queue.add(due);
                changed.signalAll();
            }
            return () -> cancel(due);
        } finally {
            lock.unlock();
        }
    }

    private void cancel(Due due) {
        lock.lock();
        try {
            queue.remove(due);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Moves time forward and returns when everything that falls due by that has run, each piece at
     * its own moment. No account's lock must be held.
     *
     * @throws IllegalArgumentException if the step is negative or longer than {@link #LONGEST_STEP}
     */
    public void advance(Duration step) {
        if (step.isNegative() || step.compareTo(LONGEST_STEP) > 0) {
            throw new IllegalArgumentException(
                    "Time can be advanced by 0 to %d days, not by %s"
                            .formatted(LONGEST_STEP.toDays(), step));
        }
        running.lock();
        try {
            long aheadThen = ahead + step.toNanos();
            long target = System.nanoTime() + aheadThen;
            for (Due next = takeUntil(target); next != null; next = takeUntil(target)) {
                // Real time goes on while work runs, so that a piece may already be late.
                ahead = Math.clamp(next.nanos() - System.nanoTime(), ahead, aheadThen);
                perform(next);
            }
            ahead = aheadThen;
        } finally {
            running.unlock();
        }
        wake();
    }

    /** The next piece that is due by then; null when there is none. */
    private @Nullable Due takeUntil(long nanos) {
        lock.lock();
        try {
            Due next = queue.peek();
            return next == null || next.nanos() - nanos > 0 ? null : queue.poll();
        } finally {
            lock.unlock();
        }
    }

    private static void perform(Due due) {
        try {
            due.work().run();
        } catch (RuntimeException e) {
            log.error("Something scheduled failed; the emulator goes on without it", e);
        }
    }

    private void run() {
        try {
            while (awaitDue()) {
                running.lock();
                try {
                    Due due = takeUntil(nanos());
                    if (due != null) {
                        perform(due);
                    }
                } finally {
                    running.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until something is due; false when this time has ended. */
    private boolean awaitDue() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                Due next = queue.peek();
                if (next == null) {
                    changed.await();
                } else {
                    long left = next.nanos() - nanos();
                    if (left <= 0) {
                        return true;
                    }
                    boolean _ = changed.await(left, TimeUnit.NANOSECONDS);
                }
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing scheduled runs any more. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            queue.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
