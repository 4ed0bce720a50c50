package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.ChannelId;
import tools.jackson.databind.JsonNode;

/** Leaves a channel, or stops listening to one that was only listened to. */
public record LeaveChannel(ChannelId channel) implements Operation<Acknowledgement> {

    @Override
    public String document() {
        return "mutation { leaveChannel"
                + new Arguments().string("channel_id", channel.value())
                + " { success } }";
    }

    @Override
    public Step<Acknowledgement> read(JsonNode data) {
        return Fields.acknowledgement(data, "leaveChannel");
    }
}
