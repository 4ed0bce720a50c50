package dev.deskhand.server.retention;

import java.time.Instant;
import java.util.List;

/**
 * What is kept of conversations, and how it is let go. Each call is one transaction. Thread-safe.
 */
public interface RetentionStore {
    /**
     * Deletes conversations with all that belongs to them, the oldest first.
     *
     * @param lastBefore only those whose last line is older
     * @return how many were deleted, at most {@code most}
     */
    int deleteConversations(Instant lastBefore, int most);

    /**
     * Forgets which events were received.
     *
     * @return how many were forgotten, at most {@code most}
     */
    int forgetEvents(Instant receivedBefore, int most);

    /** The ids of a visitor's conversations, the oldest first. */
    List<Long> conversationsOf(long businessId, String visitorId);

    /**
     * Deletes all conversations of a visitor, unless one of them goes on.
     *
     * @param silentSince one that has not ended, but whose last line is older, does not go on
     * @return false if one goes on, and nothing was deleted
     */
    boolean deleteVisitor(long businessId, String visitorId, Instant silentSince);
}
