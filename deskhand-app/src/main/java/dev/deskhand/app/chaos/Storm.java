package dev.deskhand.app.chaos;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time in which visitors write and faults strike. Thread-safe. */
final class Storm {
    private final CountDownLatch over = new CountDownLatch(1);

    /** Waits for so long; false when the storm ended before. */
    boolean waits(Duration time) {
        try {
            return !over.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    void end() {
        over.countDown();
    }
}
