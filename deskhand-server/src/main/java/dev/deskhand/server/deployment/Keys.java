package dev.deskhand.server.deployment;

import java.util.Optional;

/**
 * The keys of a Zendesk API client, checked and cleaned. {@link #toString()} shows no secret.
 *
 * @param clientSecret empty: the stored one stays
 */
public record Keys(
        String clientId, String clientName, String subdomain, Optional<String> clientSecret) {
    @Override
    public String toString() {
        return "Keys[" + clientName + " at " + subdomain + "]";
    }
}
