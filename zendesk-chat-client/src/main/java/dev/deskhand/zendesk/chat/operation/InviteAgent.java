package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.ChannelId;
import tools.jackson.databind.JsonNode;

/**
 * Invites another agent into a channel. To go on hearing the chat after leaving it, ask for {@link
 * ListenVisitorChannel}.
 *
 * @param agent an id from {@link ListAgents}; ids of other Zendesk products do not fit
 * @param leaving whether the caller leaves once the other was invited
 */
public record InviteAgent(ChannelId channel, AgentId agent, Leaving leaving)
        implements Operation<Acknowledgement> {

    @Override
    public String document() {
        return "mutation { inviteAgent"
                + new Arguments()
                        .string("channel_id", channel.value())
                        .string("agent_id", agent.value())
                        .bool("leave", leaving.argument())
                + " { success } }";
    }

    @Override
    public Step<Acknowledgement> read(JsonNode data) {
        return Fields.acknowledgement(data, "inviteAgent");
    }
}
