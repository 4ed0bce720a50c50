package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.ChannelId;
import tools.jackson.databind.JsonNode;

/**
 * Has the subscriptions include a channel that the agent is not in. Writing to it still needs
 * joining.
 */
public record ListenVisitorChannel(ChannelId channel) implements Operation<Acknowledgement> {

    @Override
    public String document() {
        return "mutation { listenVisitorChannel"
                + new Arguments().string("channel_id", channel.value())
                + " { success } }";
    }

    @Override
    public Step<Acknowledgement> read(JsonNode data) {
        return Fields.acknowledgement(data, "listenVisitorChannel");
    }
}
