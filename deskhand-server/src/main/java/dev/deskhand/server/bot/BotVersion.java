package dev.deskhand.server.bot;

import java.time.Instant;

/**
 * What of a bot went live once; it never changes.
 *
 * @param id unique among the versions of all bots
 * @param number 1 for a bot's first
 * @param name the bot's, as its file has it
 * @param author the name of who published it; empty: Deskhand itself
 * @param note why, in the author's words; may be empty
 */
public record BotVersion(
        long id,
        long botId,
        int number,
        String name,
        int entryCount,
        String author,
        String note,
        Instant createdAt) {}
