package dev.deskhand.server.security;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored API tokens, by the hash of the token. Thread-safe. */
public interface ApiTokens {
    long add(long userId, String name, String tokenHash, Instant now);

    /** The user's own, the oldest first. */
    List<ApiToken> of(long userId);

    /** Whether there was such a token of this user. */
    boolean remove(long userId, long tokenId);

    Optional<Holder> find(String tokenHash);

    void used(long tokenId, Instant now);

    /** What is shown of a token after its first time. */
    record ApiToken(long id, String name, Instant createdAt, Optional<Instant> lastUsedAt) {}

    /** A token and the user as whom it acts. */
    record Holder(ApiToken token, User user) {}
}
