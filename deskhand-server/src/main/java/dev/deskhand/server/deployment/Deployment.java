package dev.deskhand.server.deployment;

import java.time.Instant;
import java.util.Optional;

/**
 * A business's place in Zendesk Live Chat, as far as it may be shown: the client secret and the
 * tokens never leave {@link Deployments}.
 *
 * @param clientId the API client's id; empty while the operator has not entered it
 * @param clientName the name that the API client has in Zendesk; shown on the consent page
 * @param subdomain {@code acme} for {@code https://acme.zendesk.com/}
 * @param clientSecretSet whether a client secret is stored
 * @param authorisedAt when the last consent was exchanged for a token, if one is stored
 * @param wanted whether the operator wants the connection to run
 */
public record Deployment(
        long businessId,
        String clientId,
        String clientName,
        String subdomain,
        boolean clientSecretSet,
        Optional<Instant> authorisedAt,
        boolean wanted) {

    /** Whether all keys are there that a consent needs. */
    public boolean keysPresent() {
        return !clientId.isEmpty() && !subdomain.isEmpty() && clientSecretSet;
    }
}
