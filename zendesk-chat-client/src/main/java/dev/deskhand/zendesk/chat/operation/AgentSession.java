package dev.deskhand.zendesk.chat.operation;

import java.net.URI;

/**
 * A session that Zendesk has started.
 *
 * @param websocketUrl where its frames flow; whoever knows it is the agent, so it stays out of logs
 */
public record AgentSession(URI websocketUrl, String sessionId, String clientId) {

    @Override
    public String toString() {
        return "AgentSession[***]";
    }
}
