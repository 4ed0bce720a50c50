package dev.deskhand.server.authorisation;

import dev.deskhand.server.deployment.Grant;
import java.net.URI;

/**
 * Exchanges the code of a consent at Zendesk's token address. Thread-safe; blocks on the network.
 */
public interface TokenExchange {
    /**
     * One attempt; a code counts once.
     *
     * @throws TokenRequestFailed when no token came of it
     */
    Grant exchange(Request request);

    /**
     * What Zendesk wants to see.
     *
     * @param redirectUri the same as at the consent
     */
    record Request(
            String subdomain, String clientId, String clientSecret, String code, URI redirectUri) {
        @Override
        public String toString() {
            return "Request[" + subdomain + "]";
        }
    }
}
