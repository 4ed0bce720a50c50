package dev.deskhand.server.bot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The stored bots and their versions. Thread-safe; each call is one transaction. */
public interface Bots {
    Optional<StoredBot> find(long botId);

    /** The oldest first. */
    List<StoredBot> ofBusiness(long businessId);

    /**
     * Saves a file as the draft, over the given revision; empty when the bot has another revision
     * by now.
     */
    Optional<StoredBot> save(long botId, long overRevision, BotDraft content, Instant now);

    /**
     * Makes a version of the draft and lets it go live; empty when the bot has another revision by
     * now.
     */
    Optional<BotVersion> publish(
            long botId, long revision, String author, String note, Instant now);

    /** The newest first. */
    List<BotVersion> versions(long botId);

    Optional<BotVersion> version(long botId, int number);

    /** The file of a version, by its id. */
    Optional<String> versionFile(long versionId);

    /** Ids of the versions that are live, or that a conversation which is not over began with. */
    Set<Long> versionsInUse();
}
