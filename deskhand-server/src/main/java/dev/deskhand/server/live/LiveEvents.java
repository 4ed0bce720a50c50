package dev.deskhand.server.live;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Carries live events from where they happen to whoever watches a business. Nothing depends on
 * delivery: a watcher that falls {@value #CAPACITY} events behind is cut off and fetches afresh.
 * Thread-safe; publishing never blocks.
 */
public final class LiveEvents {
    private static final int CAPACITY = 1_000;

    private final Map<Long, Queue<Watch>> watches = new ConcurrentHashMap<>();

    /** Tells every watcher of the business. */
    public void publish(long businessId, LiveEvent event) {
        for (Watch watch : watches.getOrDefault(businessId, new ConcurrentLinkedQueue<>())) {
            watch.offer(event);
        }
    }

    /** Whether anybody watches anything now. */
    public boolean isWatched() {
        return watches.values().stream().anyMatch(watchers -> !watchers.isEmpty());
    }

    /** Begins to watch; the caller closes the watch. */
    public Watch watch(long businessId) {
        Watch watch = new Watch(businessId);
        watches.computeIfAbsent(businessId, id -> new ConcurrentLinkedQueue<>()).add(watch);
        return watch;
    }

    /** One watcher's queue of events. */
    public final class Watch implements AutoCloseable {
        private final long businessId;
        private final BlockingQueue<LiveEvent> queue = new ArrayBlockingQueue<>(CAPACITY);
        private final AtomicBoolean overrun = new AtomicBoolean();

        private Watch(long businessId) {
            this.businessId = businessId;
        }

        private void offer(LiveEvent event) {
            if (!queue.offer(event)) {
                overrun.set(true);
            }
        }

        /** The next event, or null when none came in time. */
        public @Nullable LiveEvent poll(long time, TimeUnit unit) throws InterruptedException {
            return queue.poll(time, unit);
        }

        /** Whether events were lost: the watcher must end and fetch afresh. */
        public boolean overrun() {
            return overrun.get();
        }

        @Override
        public void close() {
            watches.getOrDefault(businessId, new ConcurrentLinkedQueue<>()).remove(this);
        }
    }
}
