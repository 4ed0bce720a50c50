package dev.deskhand.server.security;

import java.time.Instant;
import java.util.Optional;

/** The stored sessions of browsers, by the hash of their token. Thread-safe. */
public interface WebSessions {
    void add(String tokenHash, long userId, Instant now);

    Optional<WebSession> find(String tokenHash);

    void seen(String tokenHash, Instant now);

    void remove(String tokenHash);

    /** Removes what was made, or last seen, before these times. */
    void removeExpired(Instant createdBefore, Instant lastSeenBefore);

    /** A browser that signed in. */
    record WebSession(User user, Instant createdAt, Instant lastSeenAt) {}
}
