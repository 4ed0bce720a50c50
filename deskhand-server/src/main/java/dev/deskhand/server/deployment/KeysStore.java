package dev.deskhand.server.deployment;

/** Where the operator's keys are kept. Thread-safe; each call is one transaction. */
public interface KeysStore {
    /**
     * Saves the keys. A grant of another API client or another account is dropped with them, since
     * it does not go with the new keys.
     */
    Deployment save(long businessId, Keys keys);
}
