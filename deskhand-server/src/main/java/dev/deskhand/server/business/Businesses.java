package dev.deskhand.server.business;

import dev.deskhand.server.bot.BotDraft;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored businesses. Thread-safe; each call is one transaction. */
public interface Businesses {
    /** Makes a business and its first bot, both or neither. */
    Business add(String name, List<String> languages, BotDraft firstBot, Instant now);

    Optional<Business> find(long businessId);

    /** The oldest first. */
    List<Business> all();

    /** Replaces name and languages; empty when there is no such business. */
    Optional<Business> change(long businessId, String name, List<String> languages);
}
