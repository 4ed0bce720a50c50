package dev.deskhand.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was started, and stops it in reverse order when the process is asked to go (Ctrl-C,
 * SIGTERM) or a later part does not start. The exit code of a signal is the JVM's own: 130 after
 * Ctrl-C, 143 after SIGTERM. Thread-safe.
 */
final class Lifetime {
    private static final Logger LOG = LoggerFactory.getLogger(Lifetime.class);

    /** Promised to the outside is 5 s; the rest is for the JVM itself. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(4);

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Parts.Part> started = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Takes care of a part from now on. */
    <P extends Parts.Part> P keep(P part) {
        lock.lock();
        try {
            started.push(part);
        } finally {
            lock.unlock();
        }
        return part;
    }

    /** From now on a signal stops the parts. Call before the first of them is started. */
    void stopOnSignal() {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::stop));
    }

    /** Returns when everything was stopped. */
    void awaitStop() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops everything; a part that hangs is left behind after {@link #STOP_LIMIT}. */
    void stop() {
        Thread closing = Thread.ofPlatform().daemon().name("stop-parts").start(this::closeAll);
        try {
            if (!closing.join(STOP_LIMIT)) {
                LOG.warn("Not everything stopped within {} s; leaving it", STOP_LIMIT.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }

    /** For tests: whether {@link #stop} has ended. */
    boolean stoppedWithin(Duration limit) throws InterruptedException {
        return stopped.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void closeAll() {
        for (Parts.Part part = next(); part != null; part = next()) {
            try {
                part.close();
            } catch (RuntimeException e) {
                LOG.warn("{} did not stop cleanly", part.address(), e);
            }
        }
    }

    private Parts.@Nullable Part next() {
        lock.lock();
        try {
            return started.poll();
        } finally {
            lock.unlock();
        }
    }
}
