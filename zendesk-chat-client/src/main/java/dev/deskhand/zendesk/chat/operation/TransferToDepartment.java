package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.DepartmentId;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Gives a channel to a department. What Zendesk does for a department that is offline is not
 * documented, so ask for its status first.
 *
 * @param leave whether to leave the channel with it; empty leaves it to Zendesk's default, which is
 *     not documented
 */
public record TransferToDepartment(
        ChannelId channel, DepartmentId department, Optional<Boolean> leave)
        implements Operation<Acknowledgement> {

    @Override
    public String document() {
        return "mutation { transferToDepartment"
                + new Arguments()
                        .string("channel_id", channel.value())
                        .string("department_id", department.value())
                        .bool("leave", leave)
                + " { success } }";
    }

    @Override
    public Step<Acknowledgement> read(JsonNode data) {
        return Fields.acknowledgement(data, "transferToDepartment");
    }

    /** A transfer after which the agent leaves the channel. */
    public static TransferToDepartment of(ChannelId channel, DepartmentId department) {
        return new TransferToDepartment(channel, department, Optional.of(true));
    }
}
