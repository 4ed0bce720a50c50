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

    /** The last event that was stored of each channel whose fence is up. */
    private final ConcurrentMap<String, Long> storedUpTo = new ConcurrentHashMap<>();

    /** How often events may have been missed, and up to which time they were read since. */
    private final AtomicLong breaks = new AtomicLong();

    private volatile long mended;

    /** Of channels that were read while others are still owed: up to which break. */
    private final ConcurrentMap<String, Long> mendedChannels = new ConcurrentHashMap<>();

    /** The same of channels that alone were not listened to. */
    private final AtomicLong channelBreaks = new AtomicLong();

    private final ConcurrentMap<String, Long> brokenChannels = new ConcurrentHashMap<>();

    /**
     * All breaks so far; to be asked for before what was missed is read.
     *
     * @param all those of the connection
     * @param single those of single channels
     */
    public record Breaks(long all, long single) {}

    /** From now on nothing may be written to the channel. */
    public void raise(String channelId, long eventNumber) {
        raisedBy.merge(channelId, eventNumber, Math::max);
    }

    /** Lowers the fence, unless an event after {@code eventNumber} has raised it. */
    public void lower(String channelId, long eventNumber) {
        raisedBy.computeIfPresent(channelId, (id, by) -> by > eventNumber ? by : null);
        if (!isRaised(channelId)) {
            storedUpTo.remove(channelId);
        }
    }

    /** What this event of the channel has changed is stored, and the fence stays up. */
    void stored(String channelId, long eventNumber) {
        raise(channelId, eventNumber);
        storedUpTo.merge(channelId, eventNumber, Math::max);
    }

    /**
     * The number to lower the fence by for who then changes the stored conversation: an event that
     * is not stored yet, or is stored in between, keeps the fence up.
     */
    long storedUpTo(String channelId) {
        return storedUpTo.getOrDefault(channelId, 0L);
    }

    /** From now on events may be missed: nothing may be written to a channel before it is read. */
    public void fallBehind() {
        breaks.incrementAndGet();
    }

    /** The same for one channel, to which the bot has not listened. */
    public void fallBehind(String channelId) {
        brokenChannels.merge(channelId, channelBreaks.incrementAndGet(), Math::max);
    }

    public Breaks breaks() {
        return new Breaks(breaks.get(), channelBreaks.get());
    }

    /** What was missed in this channel up to these breaks has been taken in. */
    public void caughtUp(String channelId, Breaks upTo) {
        mendedChannels.merge(channelId, upTo.all(), Math::max);
        brokenChannels.computeIfPresent(channelId, (id, by) -> by > upTo.single() ? by : null);
    }

    /** Everything that was missed up to these breaks has been taken in. */
    public void caughtUp(Breaks upTo) {
        mended = upTo.all();
        mendedChannels.values().removeIf(channel -> channel <= upTo.all());
        brokenChannels.values().removeIf(channel -> channel <= upTo.single());
    }

    /** Whether the connection has broken and not all that was missed is known here. */
    public boolean isBehind() {
        return mended < breaks.get();
    }

    /** Whether a person may have spoken in this channel without its being known here. */
    public boolean isBehind(String channelId) {
        long last = breaks.get();
        return brokenChannels.containsKey(channelId)
                || (mended < last && mendedChannels.getOrDefault(channelId, 0L) < last);
    }

    /** Whether the bot may write to the channel, as far as all events that were received tell. */
    boolean mayWrite(String channelId) {
        return !isBehind(channelId) && !isRaised(channelId);
    }

    /** Whether a person was seen in the channel after this event. */
    public boolean isRaisedAfter(String channelId, long eventNumber) {
        return raisedBy.getOrDefault(channelId, 0L) > eventNumber;
    }

    /** Whether a person was seen in the channel; what may have been missed is not asked for. */
    public boolean isRaised(String channelId) {
        return raisedBy.containsKey(channelId);
    }

    /**
     * Follows what is stored, and never falls behind an event that came since. Whoever has come has
     * made the state HUMAN, or the conversation is over.
     *
     * @return whether that has lowered it: what it has kept from being written may be written now
     */
    boolean follow(Conversation conversation, long eventNumber) {
        boolean wasRaised = isRaised(conversation.channelId());
        switch (conversation.state()) {
            case HUMAN -> stored(conversation.channelId(), eventNumber);
            case BOT, RETURNED, REQUESTED, TRANSFERRING, WAITING, FAILED, ABANDONED ->
                    lower(conversation.channelId(), eventNumber);
            case ENDED -> {}
        }
        return wasRaised && !isRaised(conversation.channelId());
    }
}
