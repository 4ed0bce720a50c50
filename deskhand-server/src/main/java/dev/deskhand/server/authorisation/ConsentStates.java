package dev.deskhand.server.authorisation;

import java.time.Instant;

/**
 * The {@code state} texts that were sent along with a consent and are still out, by their hash.
 * Thread-safe; each call is one transaction.
 */
public interface ConsentStates {
    /** Notes one; the oldest of the business go when there are more than {@code atMost}. */
    void add(String stateHash, long businessId, Instant now, Instant expiresAt, int atMost);

    /** Uses one up: whether it was out for this business and has not expired. */
    boolean take(String stateHash, long businessId, Instant now);
}
