package dev.deskhand.server.conversation;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of one connection that nothing can be stored: once in a while, however many conversations
 * find it out, and once that it is over. Thread-safe.
 */
public final class StoreTrouble {
    private static final Logger log = LoggerFactory.getLogger(StoreTrouble.class);
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final long businessId;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();

    private volatile boolean failing;
    private long since;
    private int conversations;
    private long events;

    private long said;

    /** Whether it was said of this failure, so that its end is news. */
    private boolean told;

    /**
     * @param nanos a monotonic clock
     */
    public StoreTrouble(long businessId, LongSupplier nanos) {
        this.businessId = businessId;
        this.nanos = nanos;
        this.said = nanos.getAsLong() - INTERVAL.toNanos();
    }

    /** A conversation could not be stored; so many are at work or wait. */
    void conversationsWait(int waiting, @Nullable String why) {
        failed(() -> conversations = waiting, why);
    }

    /** Events could not be stored; so many wait. */
    public void eventsWait(long waiting, @Nullable String why) {
        failed(() -> events = waiting, why);
    }

    private void failed(Runnable count, @Nullable String why) {
        lock.lock();
        try {
            count.run();
            failed(why);
        } finally {
            lock.unlock();
        }
    }

    private void failed(@Nullable String why) {
        long now = nanos.getAsLong();
        if (!failing) {
            since = now;
            failing = true;
        }
        if (now - said < INTERVAL.toNanos()) {
            return;
        }
        said = now;
        told = true;
        log.warn(
                "business {}: nothing can be stored: {}; {} conversations and {} events wait. Make"
                        + " room on the disk, or bring the database back: the bot goes on by itself",
                businessId,
                why,
                conversations,
                events);
    }

    /** Something was stored. Cheap as long as nothing was wrong. */
    public void stored() {
        if (!failing) {
            return;
        }
        lock.lock();
        try {
            if (failing && told) {
                log.info(
                        "business {}: changes are stored again after {} s; the bot goes on",
                        businessId,
                        Duration.ofNanos(nanos.getAsLong() - since).toSeconds());
            }
            failing = false;
            told = false;
            conversations = 0;
            events = 0;
        } finally {
            lock.unlock();
        }
    }
}
