package dev.deskhand.server.connection;

/** Renews a grant that Zendesk refuses, where it came with a refresh token. */
public interface GrantRefresh {
    /**
     * Begins the renewal and answers at once.
     *
     * @param afterwards run when it has ended, well or not
     * @return false if there is nothing to renew with; then nothing is begun
     */
    boolean begin(long businessId, Runnable afterwards);
}
