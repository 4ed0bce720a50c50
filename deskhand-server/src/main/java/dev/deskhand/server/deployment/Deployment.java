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

    /** A business's deployment before anything was entered. */
    public static Deployment none(long businessId) {
        return new Deployment(businessId, "", "", "", false, Optional.empty(), true);
    }

    /** Whether all keys are there that a consent needs. */
    public boolean keysPresent() {
        return !clientId.isEmpty() && !subdomain.isEmpty() && clientSecretSet;
    }
}
