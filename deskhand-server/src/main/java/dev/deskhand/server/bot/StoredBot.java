package dev.deskhand.server.bot;

import java.time.Instant;

/**
 * A bot of a business.
 *
 * @param revision 1 at first, one more with each saved file
 */
public record StoredBot(
        long id, long businessId, BotDraft content, long revision, Instant updatedAt) {}
