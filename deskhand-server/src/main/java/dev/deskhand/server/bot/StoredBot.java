package dev.deskhand.server.bot;

import java.time.Instant;

/**
 * A bot of a business.
 *
 * @param content the draft
 * @param revision 1 at first, one more with each saved draft
 * @param published the version that visitors talk to
 * @param draftDiffers whether the draft is another text than that version
 */
public record StoredBot(
        long id,
        long businessId,
        BotDraft content,
        long revision,
        Instant updatedAt,
        BotVersion published,
        boolean draftDiffers) {}
