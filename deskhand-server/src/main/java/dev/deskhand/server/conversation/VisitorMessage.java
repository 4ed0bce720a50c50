package dev.deskhand.server.conversation;

import java.time.Instant;

/**
 * A visitor's message that no turn has read yet.
 *
 * @param position its place in the order of arrival, given when it is stored
 * @param at when the visitor wrote it
 * @param receivedAt when it came here; 1970 if that is not known
 * @param entryNumber its line in the transcript; 0: not known
 */
public record VisitorMessage(
        long position,
        long conversationId,
        String eventId,
        String text,
        Instant at,
        Instant receivedAt,
        int entryNumber) {

    /** That is to be stored. */
    static VisitorMessage received(
            long conversationId,
            String eventId,
            String text,
            Instant at,
            Instant receivedAt,
            int entryNumber) {
        return new VisitorMessage(0, conversationId, eventId, text, at, receivedAt, entryNumber);
    }
}
