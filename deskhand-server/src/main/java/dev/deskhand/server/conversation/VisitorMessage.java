package dev.deskhand.server.conversation;

import java.time.Instant;

/**
 * A visitor's message that no turn has read yet.
 *
 * @param at when the visitor wrote it
 * @param entryNumber its line in the transcript; 0: not known
 */
public record VisitorMessage(
        long conversationId, String eventId, String text, Instant at, int entryNumber) {}
