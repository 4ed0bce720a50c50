package dev.deskhand.server.security;

import java.time.Instant;
import java.util.Optional;

/** The stored users. Thread-safe; each call is one transaction. */
public interface Users {
    boolean any();

    /** By e-mail address in lower case. */
    Optional<WithPassword> byEmail(String email);

    /** Makes the setup token of this hash the only one that counts. */
    void replaceSetupToken(String tokenHash, Instant now);

    /** Whether this is the hash of the setup token that counts. */
    boolean isSetupToken(String tokenHash);

    /**
     * Adds the first user and uses the setup token up; empty when there is a user already or the
     * token is not the one that counts.
     */
    Optional<User> addFirst(String setupTokenHash, NewUser user, Instant now);

    /** A user and the password's hash. */
    record WithPassword(User user, String passwordHash) {
        @Override
        public String toString() {
            return "WithPassword[" + user.id() + "]";
        }
    }

    /**
     * A user to be added.
     *
     * @param email in lower case
     */
    record NewUser(String name, String email, String passwordHash) {
        @Override
        public String toString() {
            return "NewUser[hidden]";
        }
    }
}
