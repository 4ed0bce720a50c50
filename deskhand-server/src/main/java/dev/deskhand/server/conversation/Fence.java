package dev.deskhand.server.conversation;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps the bot from writing into channels where a person has come or spoken. It is raised in step
 * with the incoming events, before anything is stored, and asked right before each write.
 * Thread-safe and quick: it only looks into memory.
 *
 * <p>Each raise carries the number of the event that caused it, and lowering names the last event
 * that was considered: a person who comes in the meantime keeps the fence up.
 */
public final class Fence {
    private final ConcurrentMap<String, Long> raisedBy = new ConcurrentHashMap<>();

    /** How often events may have been missed, and up to which time they were read since. */
    private final AtomicLong breaks = new AtomicLong();

    private volatile long mended;

    /** From now on nothing may be written to the channel. */
    public void raise(String channelId, long eventNumber) {
        raisedBy.merge(channelId, eventNumber, Math::max);
    }

    /** Lowers the fence, unless an event after {@code eventNumber} has raised it. */
    public void lower(String channelId, long eventNumber) {
        raisedBy.computeIfPresent(channelId, (id, by) -> by > eventNumber ? by : null);
    }

    /** From now on events may be missed: nothing may be written anywhere until they were read. */
    public void fallBehind() {
        breaks.incrementAndGet();
    }

    /** Names the breaks so far; to be asked before the missed events are read. */
    public long breaks() {
        return breaks.get();
    }

    /** Everything that was missed up to these breaks has been taken in. */
    public void caughtUp(long upTo) {
        mended = upTo;
    }

    /** Whether a person may have spoken without its being known here. */
    public boolean isBehind() {
        return mended < breaks.get();
    }

    /** Whether the bot may write to the channel, as far as all events that were received tell. */
    boolean mayWrite(String channelId) {
        return !isBehind() && !isRaised(channelId);
    }

    boolean isRaised(String channelId) {
        return raisedBy.containsKey(channelId);
    }
}
