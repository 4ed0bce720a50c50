package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.ChannelId;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Invites another agent into a channel.
 *
 * @param agent an id from {@link ListAgents}; ids of other Zendesk products do not fit
 * @param leave whether to leave once the other was invited; empty leaves it to Zendesk's default,
 *     which is not documented
 */
public record InviteAgent(ChannelId channel, AgentId agent, Optional<Boolean> leave)
        implements Operation<Acknowledgement> {

    @Override
    public String document() {
        return "mutation { inviteAgent"
                + new Arguments()
                        .string("channel_id", channel.value())
                        .string("agent_id", agent.value())
                        .bool("leave", leave)
                + " { success } }";
    }

    @Override
    public Step<Acknowledgement> read(JsonNode data) {
        return Fields.acknowledgement(data, "inviteAgent");
    }
}
