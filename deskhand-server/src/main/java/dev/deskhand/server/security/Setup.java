package dev.deskhand.server.security;

import dev.deskhand.server.security.SignIn.Result.SignedIn;
import dev.deskhand.server.security.Users.NewUser;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes the first administrator. Until there is one, each start gives out a new one-time token to
 * whoever sees the server's standard output; earlier ones no longer count. Thread-safe.
 */
public final class Setup {
    private final Users users;
    private final Passwords passwords;
    private final RandomTokens tokens;
    private final SignIn signIn;
    private final InstantSource clock;

    Setup(
            Users users,
            Passwords passwords,
            RandomTokens tokens,
            SignIn signIn,
            InstantSource clock) {
        this.users = users;
        this.passwords = passwords;
        this.tokens = tokens;
        this.signIn = signIn;
        this.clock = clock;
    }

    /** Whether there is no user yet. */
    public boolean needed() {
        return !users.any();
    }

    /** A new random token; empty when there is a user. */
    public Optional<String> newToken() {
        return useToken(tokens.next());
    }

    /** Makes this the token that counts; empty when there is a user. */
    public Optional<String> useToken(String token) {
        if (!needed()) {
            return Optional.empty();
        }
        users.replaceSetupToken(RandomTokens.hash(token), clock.instant());
        return Optional.of(token);
    }

    /** What became of an attempt to set up. */
    public sealed interface Result {
        /** There is an administrator now, who is signed in. */
        record Done(SignedIn session) implements Result {}

        /** The token was used, replaced by a later start, or never given out. */
        record TokenInvalid() implements Result {}

        /** There is a user already. */
        record AlreadyDone() implements Result {}
    }

    /** Makes the first administrator; name, e-mail and password were checked by the caller. */
    public Result complete(String token, String name, String email, String password) {
        if (!needed()) {
            return new Result.AlreadyDone();
        }
        // Before the costly hash, so that guessing costs the guesser and not the server.
        String tokenHash = RandomTokens.hash(token);
        if (!users.isSetupToken(tokenHash)) {
            return new Result.TokenInvalid();
        }
        NewUser user =
                new NewUser(
                        name.strip(),
                        email.strip().toLowerCase(Locale.ROOT),
                        passwords.hash(password));
        Optional<User> added = users.addFirst(tokenHash, user, clock.instant());
        if (added.isEmpty()) {
            return needed() ? new Result.TokenInvalid() : new Result.AlreadyDone();
        }
        return new Result.Done(signIn.begin(added.get()));
    }
}
