package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.DepartmentId;
import tools.jackson.databind.JsonNode;

/**
 * Gives a channel to a department. What Zendesk does for a department that is offline is not
 * documented, so ask for its status first ({@link ListDepartments}).
 *
 * @param leaving whether the caller leaves the channel with it. An agent who still has something to
 *     say, such as that the transfer worked, stays and leaves by {@link LeaveChannel}
 */
public record TransferToDepartment(ChannelId channel, DepartmentId department, Leaving leaving)
        implements Operation<Acknowledgement> {

    @Override
    public String document() {
        return "mutation { transferToDepartment"
                + new Arguments()
                        .string("channel_id", channel.value())
                        .string("department_id", department.value())
                        .bool("leave", leaving.argument())
                + " { success } }";
    }

    @Override
    public Step<Acknowledgement> read(JsonNode data) {
        return Fields.acknowledgement(data, "transferToDepartment");
    }
}
