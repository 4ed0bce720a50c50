package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import tools.jackson.databind.JsonNode;

/**
 * Signs the agent in. The only request that goes over HTTP, and the only one that holds the token.
 */
public record StartAgentSession(Secret accessToken) implements Operation<AgentSession> {

    @Override
    public String document() {
        return "mutation { startAgentSession"
                + new Arguments().string("access_token", accessToken.reveal())
                + " { websocket_url session_id client_id } }";
    }

    @Override
    public Step<AgentSession> read(JsonNode data) {
        JsonNode session = Fields.object(data, "startAgentSession");
        return new Step.Done<>(
                new AgentSession(
                        socketUrl(Fields.required(session, "websocket_url")),
                        Fields.required(session, "session_id"),
                        Fields.required(session, "client_id")));
    }

    private static URI socketUrl(String text) {
        try {
            URI url = new URI(text);
            if ("wss".equals(url.getScheme()) || "ws".equals(url.getScheme())) {
                return url;
            }
        } catch (URISyntaxException _) {
            // Said below: the text may be used to get in, so neither it nor the cause is repeated.
        }
        throw new UnreadableAnswerException("The answer's 'websocket_url' is no WebSocket address");
    }
}
