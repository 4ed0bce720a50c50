package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.ChannelId;
import tools.jackson.databind.JsonNode;

/**
 * Shows the visitor that somebody is writing, or no longer. Known from a single public program,
 * which switches it on, waits about a second, switches it off and then writes. Nothing here
 * switches it on by itself.
 *
 * @param backoff as for {@link SendMessage}: no effect when another agent serves the channel
 */
public record SetTypingIndicator(ChannelId channel, boolean typing, boolean backoff)
        implements Operation<Acknowledgement> {

    /** One that backs off. */
    public static SetTypingIndicator of(ChannelId channel, boolean typing) {
        return new SetTypingIndicator(channel, typing, true);
    }

    @Override
    public String document() {
        return "mutation { setTypingIndicator"
                + new Arguments()
                        .string("channel_id", channel.value())
                        .bool("typing", typing)
                        .bool("backoff", backoff)
                + " { success } }";
    }

    @Override
    public Step<Acknowledgement> read(JsonNode data) {
        return Fields.acknowledgement(data, "setTypingIndicator");
    }
}
