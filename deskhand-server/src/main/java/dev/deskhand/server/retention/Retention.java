package dev.deskhand.server.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go what is older than it may be, in the background: a little at a time, so that nobody who
 * wants to store something has to wait for it.
 */
public final class Retention implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    /** Zendesk repeats events after minutes or hours; nothing is as old as that. */
    static final Duration EVENTS = Duration.ofDays(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(50);
    private static final int CONVERSATIONS_AT_ONCE = 20;
    private static final int EVENTS_AT_ONCE = 500;

    private final RetentionStore store;
    private final Duration transcripts;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * @param transcripts how long conversations are kept after their last line; zero: for ever
     */
    public Retention(RetentionStore store, Duration transcripts, InstantSource clock) {
        this.store = store;
        this.transcripts = transcripts;
        this.clock = clock;
    }

    /** Looks now and then, until it is closed. */
    public void start() {
        Thread.ofVirtual().name("retention").start(this::run);
    }

    private void run() {
        try {
            do {
                look();
            } while (!closing.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            tidy();
        } catch (RuntimeException e) {
            log.error("what is old could not be deleted; it is tried again later", e);
        }
    }

    /** Deletes all that is too old now. */
    public void tidy() throws InterruptedException {
        Instant now = clock.instant();
        int conversations =
                transcripts.isZero()
                        ? 0
                        : inBatches(
                                CONVERSATIONS_AT_ONCE,
                                () ->
                                        store.deleteConversations(
                                                now.minus(transcripts), CONVERSATIONS_AT_ONCE));
        int events =
                inBatches(
                        EVENTS_AT_ONCE,
                        () -> store.forgetEvents(now.minus(EVENTS), EVENTS_AT_ONCE));
        if (conversations + events > 0) {
            log.info("deleted {} old conversations, {} old event ids", conversations, events);
        }
    }

    private int inBatches(int full, IntSupplier batch) throws InterruptedException {
        int all = 0;
        int last = full;
        while (last == full && closing.getCount() > 0) {
            last = batch.getAsInt();
            all += last;
            if (last == full && closing.await(BETWEEN_BATCHES.toMillis(), TimeUnit.MILLISECONDS)) {
                return all;
            }
        }
        return all;
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
