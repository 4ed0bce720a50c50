package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.Agent;
import dev.deskhand.zendesk.chat.AgentStatus;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Sets the session's own agent online, away or invisible. The answer is the agent, or empty when
 * Zendesk sends none back.
 */
public record UpdateAgentStatus(AgentStatus status) implements Operation<Optional<Agent>> {

    public UpdateAgentStatus {
        switch (status) {
            case ONLINE, AWAY, INVISIBLE -> {}
            case OFFLINE, UNKNOWN ->
                    throw new IllegalArgumentException("An agent cannot be set to " + status);
        }
    }

    @Override
    public String document() {
        return "mutation { updateAgentStatus"
                + new Arguments().enumeration("status", status)
                + " { node { id name } } }";
    }

    @Override
    public Step<Optional<Agent>> read(JsonNode data) {
        JsonNode node = Fields.object(data, "updateAgentStatus").path("node");
        return new Step.Done<>(
                node.isObject() ? Optional.of(Fields.agent(node)) : Optional.empty());
    }
}
