package dev.deskhand.server.channel;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads once for all who ask at the same time. What one gets was always read after one had asked: a
 * reading that was under way already may not know yet what it is asked about, so whoever comes
 * during it shares the next. One reading at a time; the lock is held over it. Thread-safe.
 */
final class SharedReading<T> {
    private final Supplier<T> source;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /** What whoever asks now will share; replaced as it begins. */
    private final AtomicReference<Reading<T>> next = new AtomicReference<>(new Reading<>());

    SharedReading(Supplier<T> source) {
        this.source = source;
    }

    /** Only seen with the lock. */
    private static final class Reading<T> {
        private @Nullable Supplier<T> result;
    }

    /** What the source gives now, or the failure that it ends with. */
    T read() {
        Reading<T> mine = next.get();
        oneAtATime.lock();
        try {
            if (mine.result == null) {
                next.set(new Reading<>());
                mine.result = outcome();
            }
            return mine.result.get();
        } finally {
            oneAtATime.unlock();
        }
    }

    private Supplier<T> outcome() {
        try {
            T read = source.get();
            return () -> read;
        } catch (RuntimeException e) {
            return () -> {
                throw e;
            };
        }
    }
}
