package dev.deskhand.server.security;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Builds this room's parts over their stores. */
public record Security(Setup setup, SignIn signIn, ApiAccess apiAccess) {
    /** Where the room keeps what it must remember. */
    public record Stores(Users users, WebSessions sessions, ApiTokens apiTokens) {}

    /**
     * Wires the room.
     *
     * @param random cryptographically strong
     */
    public static Security over(
            Stores stores, SignInLimits limits, InstantSource clock, RandomGenerator random) {
        RandomTokens tokens = new RandomTokens(random);
        Passwords passwords = new Passwords(random);
        SignIn signIn =
                new SignIn(stores.users(), stores.sessions(), passwords, tokens, limits, clock);
        return new Security(
                new Setup(stores.users(), passwords, tokens, signIn, clock),
                signIn,
                new ApiAccess(stores.apiTokens(), tokens, clock));
    }
}
