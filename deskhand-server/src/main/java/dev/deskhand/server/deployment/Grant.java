package dev.deskhand.server.deployment;

import java.util.Optional;

/**
 * What a consent gave: the right to act as the agent who pressed Allow. {@link #toString()} shows
 * nothing of it.
 *
 * @param accessToken goes into {@code startAgentSession}; no expiry is documented
 * @param refreshToken single use, if one came with the access token
 */
public record Grant(String accessToken, Optional<String> refreshToken) {
    @Override
    public String toString() {
        return "Grant[hidden]";
    }
}
