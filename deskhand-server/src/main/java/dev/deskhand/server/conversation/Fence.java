package dev.deskhand.server.conversation;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

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

    /** From now on nothing may be written to the channel. */
    public void raise(String channelId, long eventNumber) {
        raisedBy.merge(channelId, eventNumber, Math::max);
    }

    /** Lowers the fence, unless an event after {@code eventNumber} has raised it. */
    public void lower(String channelId, long eventNumber) {
        raisedBy.computeIfPresent(channelId, (id, by) -> by > eventNumber ? by : null);
    }

    boolean isRaised(String channelId) {
        return raisedBy.containsKey(channelId);
    }
}
