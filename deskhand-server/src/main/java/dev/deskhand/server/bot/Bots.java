package dev.deskhand.server.bot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored bots. Thread-safe; each call is one transaction. */
public interface Bots {
    Optional<StoredBot> find(long botId);

    /** The oldest first. */
    List<StoredBot> ofBusiness(long businessId);

    /** Saves a file over the given revision; empty when the bot has another revision by now. */
    Optional<StoredBot> save(long botId, long overRevision, BotDraft content, Instant now);
}
