package dev.deskhand.server.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where one connection's messages are on their way, to time it. What is forgotten here is not
 * counted, and does not count as late; nothing else rests on it. Thread-safe; the lock is held for
 * a look into a map.
 */
public final class MessageTimes {
    /** Messages that nobody answers would add up; the oldest are forgotten. */
    private static final int MOST = 20_000;

    private final Metrics metrics;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();

    private final Map<String, Times> byEvent =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Times> eldest) {
                    return size() > MOST;
                }
            };

    /** Turns that are stored and whose first reply was not written yet. */
    private final Map<String, Times> byChannel = new HashMap<>();

    /** When a message passed its last station. */
    private static final class Times {
        private final long heard;
        private long last;

        /** Waited for on purpose: more of a burst might have come. */
        private long waited;

        Times(long heard) {
            this.heard = heard;
            this.last = heard;
        }
    }

    MessageTimes(Metrics metrics, LongSupplier nanos) {
        this.metrics = metrics;
        this.nanos = nanos;
    }

    /** A visitor's message was read from the socket so long ago. */
    public void heard(String eventId, long nanosAgo) {
        long now = nanos.getAsLong();
        locked(() -> byEvent.putIfAbsent(eventId, new Times(now - nanosAgo)));
    }

    /** They are stored. */
    public void stored(List<String> eventIds) {
        passed(eventIds, Stage.STORED);
    }

    /** So many events came that had been stored before. */
    public void duplicates(int count) {
        metrics.duplicates(count);
    }

    /**
     * A turn begins that reads these messages.
     *
     * @return how long ago the last of them was read from the socket, in nanoseconds, without what
     *     was waited for more of a burst; empty where none of them is known
     */
    public OptionalLong begun(List<String> eventIds) {
        passed(eventIds, Stage.BEGUN);
        long now = nanos.getAsLong();
        lock.lock();
        try {
            return eventIds.stream()
                    .flatMap(eventId -> Stream.ofNullable(byEvent.get(eventId)))
                    .mapToLong(times -> now - times.heard - times.waited)
                    .min();
        } finally {
            lock.unlock();
        }
    }

    /** The turn would have begun so much earlier, had it not waited for more of a burst. */
    public void waited(String eventId, long forNanos) {
        locked(() -> {
            Times times = byEvent.get(eventId);
            if (times != null) {
                times.waited = Math.max(0, forNanos);
            }
        });
    }

    /** The turn knows what to say. */
    public void decided(List<String> eventIds) {
        passed(eventIds, Stage.DECIDED);
    }

    /**
     * The turn is stored. What the engine takes is counted from the last of its messages.
     *
     * @param answered whether there is something to be written now
     */
    public void committed(String channelId, List<String> eventIds, boolean answered) {
        passed(eventIds, Stage.COMMITTED);
        locked(() -> {
            @Nullable Times last = null;
            for (String eventId : eventIds) {
                Times times = byEvent.remove(eventId);
                if (times != null && (last == null || times.heard > last.heard)) {
                    last = times;
                }
            }
            if (answered && last != null) {
                byChannel.put(channelId, last);
            } else {
                byChannel.remove(channelId);
            }
        });
    }

    /** A frame of the bot is being written to the channel. */
    public void written(String channelId) {
        long now = nanos.getAsLong();
        Times times;
        lock.lock();
        try {
            times = byChannel.remove(channelId);
        } finally {
            lock.unlock();
        }
        if (times != null) {
            metrics.passed(Stage.WRITTEN, now - times.last);
            metrics.answered(now - times.heard - times.waited);
        }
    }

    private void passed(List<String> eventIds, Stage stage) {
        long now = nanos.getAsLong();
        List<Long> took = new ArrayList<>();
        locked(() -> {
            for (String eventId : eventIds) {
                Times times = byEvent.get(eventId);
                if (times != null) {
                    took.add(now - times.last);
                    times.last = now;
                }
            }
        });
        took.forEach(time -> metrics.passed(stage, time));
    }

    private void locked(Runnable look) {
        lock.lock();
        try {
            look.run();
        } finally {
            lock.unlock();
        }
    }
}
