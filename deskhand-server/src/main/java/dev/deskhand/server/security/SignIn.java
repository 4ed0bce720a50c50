package dev.deskhand.server.security;

import dev.deskhand.server.security.Users.WithPassword;
import dev.deskhand.server.security.WebSessions.WebSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Signs people in and out, and knows them again by their session. Thread-safe. */
public final class SignIn {
    /** Spares a write for each request; the idle time-out is that much inexact. */
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);

    private final Users users;
    private final WebSessions sessions;
    private final Passwords passwords;
    private final RandomTokens tokens;
    private final SignInLimits limits;
    private final SignInLimiter limiter;
    private final InstantSource clock;

    SignIn(
            Users users,
            WebSessions sessions,
            Passwords passwords,
            RandomTokens tokens,
            SignInLimits limits,
            InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.passwords = passwords;
        this.tokens = tokens;
        this.limits = limits;
        this.limiter = new SignInLimiter(clock, limits);
        this.clock = clock;
    }

    /** What became of an attempt. */
    public sealed interface Result {
        /** Signed in; the browser keeps the session's token. */
        record SignedIn(User user, String sessionToken) implements Result {
            @Override
            public String toString() {
                return "SignedIn[" + user.id() + "]";
            }
        }

        /** No such account, or another password; the two look the same. */
        record BadCredentials() implements Result {}

        /** Not looked at. */
        record TooManyAttempts(Duration retryAfter) implements Result {}
    }

    /**
     * Checks a password and begins a session.
     *
     * @param address whence the request came
     */
    public Result signIn(String email, String password, String address) {
        String account = email.strip().toLowerCase(Locale.ROOT);
        Optional<Duration> wait = limiter.attempt(account, address);
        if (wait.isPresent()) {
            return new Result.TooManyAttempts(wait.get());
        }
        Optional<WithPassword> found = users.byEmail(account);
        if (found.isEmpty()) {
            passwords.matchNobody(password);
            return new Result.BadCredentials();
        }
        if (!passwords.matches(password, found.get().passwordHash())) {
            return new Result.BadCredentials();
        }
        limiter.succeeded(account);
        return begin(found.get().user());
    }

    Result.SignedIn begin(User user) {
        Instant now = clock.instant();
        sessions.removeExpired(
                now.minus(limits.sessionLifetime()), now.minus(limits.sessionIdle()));
        String token = tokens.next();
        sessions.add(RandomTokens.hash(token), user.id(), now);
        return new Result.SignedIn(user, token);
    }

    /** Whose session this is, if it has not expired. */
    public Optional<User> userOf(String sessionToken) {
        String hash = RandomTokens.hash(sessionToken);
        Optional<WebSession> found = sessions.find(hash);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        WebSession session = found.get();
        Instant now = clock.instant();
        if (!now.isBefore(session.createdAt().plus(limits.sessionLifetime()))
                || !now.isBefore(session.lastSeenAt().plus(limits.sessionIdle()))) {
            sessions.remove(hash);
            return Optional.empty();
        }
        if (!now.isBefore(session.lastSeenAt().plus(SEEN_STEP))) {
            sessions.seen(hash, now);
        }
        return Optional.of(session.user());
    }

    /** Ends the session. */
    public void signOut(String sessionToken) {
        sessions.remove(RandomTokens.hash(sessionToken));
    }

    /**
     * What a page of ours sends along with each change, and a foreign page cannot know: derived
     * from the session's token, which scripts cannot read.
     */
    public static String csrfToken(String sessionToken) {
        return RandomTokens.hash("csrf " + sessionToken);
    }

    /** Whether this is the session's token against forged requests. */
    public static boolean csrfTokenMatches(String sessionToken, String given) {
        return RandomTokens.same(csrfToken(sessionToken), given);
    }
}
