package dev.deskhand.emulator.account;

import org.jspecify.annotations.Nullable;

/**
 * An agent session as started by {@code startAgentSession}.
 *
 * @param ended why it is over, null while it is good
 */
public record Session(
        String sessionId,
        String clientId,
        String agentId,
        String accessToken,
        Link link,
        @Nullable String ended) {

    /** Where its socket stands. */
    public enum Link {
        NEVER_CONNECTED,
        CONNECTED,
        DISCONNECTED
    }

    /** What a socket with an address that is nobody's belongs to. */
    static Session unknown(String sessionId, String clientId) {
        return new Session(sessionId, clientId, "", "", Link.DISCONNECTED, "session not found");
    }

    Session with(Link newLink) {
        return new Session(sessionId, clientId, agentId, accessToken, newLink, ended);
    }

    Session over(String reason) {
        return new Session(sessionId, clientId, agentId, accessToken, Link.DISCONNECTED, reason);
    }

    /** Whether it counts against the limit: one whose socket has closed does not. */
    boolean live() {
        return ended == null && link != Link.DISCONNECTED;
    }
}
