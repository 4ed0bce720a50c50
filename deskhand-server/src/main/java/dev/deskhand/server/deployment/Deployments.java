package dev.deskhand.server.deployment;

import java.util.List;
import java.util.Optional;

/** The stored deployments. Thread-safe; each call is one transaction. */
public interface Deployments {
    Optional<Deployment> find(long businessId);

    List<Deployment> all();

    /** The decrypted grant of the last consent; empty before the first. */
    Optional<Grant> grant(long businessId);

    /** The decrypted client secret; empty while none is stored. */
    Optional<String> clientSecret(long businessId);

    /** Replaces the grant, and notes when. */
    void storeGrant(long businessId, Grant grant);

    /** Remembers whether the operator wants the connection to run, across restarts. */
    void setWanted(long businessId, boolean wanted);
}
