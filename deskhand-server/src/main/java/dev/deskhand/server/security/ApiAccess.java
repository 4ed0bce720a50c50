package dev.deskhand.server.security;

import dev.deskhand.server.security.ApiTokens.ApiToken;
import dev.deskhand.server.security.ApiTokens.Holder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Gives out API tokens for scripts, and knows them again. Thread-safe. */
public final class ApiAccess {
    /** Lets people, and scanners for leaked secrets, recognise a token. */
    private static final String PREFIX = "dh_";

    private static final Duration USED_STEP = Duration.ofMinutes(1);

    private final ApiTokens stored;
    private final RandomTokens tokens;
    private final InstantSource clock;

    ApiAccess(ApiTokens stored, RandomTokens tokens, InstantSource clock) {
        this.stored = stored;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** A token in full, to be shown once. */
    public record Created(long id, String name, String token) {
        @Override
        public String toString() {
            return "Created[" + id + "]";
        }
    }

    /** Makes a token that acts as the user. */
    public Created create(User user, String name) {
        String token = PREFIX + tokens.next();
        long id = stored.add(user.id(), name, RandomTokens.hash(token), clock.instant());
        return new Created(id, name, token);
    }

    /** The user's tokens, the oldest first. */
    public List<ApiToken> of(User user) {
        return stored.of(user.id());
    }

    /** Whether the user had such a token; it counts no longer. */
    public boolean remove(User user, long tokenId) {
        return stored.remove(user.id(), tokenId);
    }

    /** As whom this token acts. */
    public Optional<User> userOf(String token) {
        Optional<Holder> holder = stored.find(RandomTokens.hash(token));
        Instant now = clock.instant();
        holder.map(Holder::token)
                .filter(known -> known.lastUsedAt().map(last -> stale(last, now)).orElse(true))
                .ifPresent(known -> stored.used(known.id(), now));
        return holder.map(Holder::user);
    }

    private static boolean stale(Instant lastUsed, Instant now) {
        return !now.isBefore(lastUsed.plus(USED_STEP));
    }
}
