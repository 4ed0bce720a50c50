package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.ChannelId;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Writes a message; writing to a waiting channel joins it. For a fixed order wait for each answer.
 *
 * @param msgId a caller's id, read back as {@code MessageReceived.msgId}; Zendesk does not promise
 *     to drop a second message with the same one
 * @param options answers for the visitor to pick; a {@code /} inside one shows as two
 * @param backoff whether Zendesk withholds the message when another agent already serves the
 *     channel. It has no effect once the caller is in the channel, and whether a withheld message
 *     is {@link Acknowledgement#DECLINED} or refused is not documented
 */
public record SendMessage(
        ChannelId channel,
        String text,
        Optional<String> msgId,
        List<String> options,
        boolean backoff)
        implements Operation<Acknowledgement> {

    public SendMessage {
        options = List.copyOf(options);
    }

    /** A plain message that backs off. */
    public static SendMessage of(ChannelId channel, String text) {
        return new SendMessage(channel, text, Optional.empty(), List.of(), true);
    }

    public SendMessage withMsgId(String id) {
        return new SendMessage(channel, text, Optional.of(id), options, backoff);
    }

    public SendMessage withOptions(List<String> answers) {
        return new SendMessage(channel, text, msgId, answers, backoff);
    }

    public SendMessage withBackoff(boolean withhold) {
        return new SendMessage(channel, text, msgId, options, withhold);
    }

    @Override
    public String document() {
        Arguments arguments =
                new Arguments()
                        .string("channel_id", channel.value())
                        .string("msg", text)
                        .bool("backoff", backoff)
                        .string("msg_id", msgId);
        if (!options.isEmpty()) {
            arguments.strings("options", options);
        }
        return "mutation { sendMessage" + arguments + " { success } }";
    }

    @Override
    public Step<Acknowledgement> read(JsonNode data) {
        return Fields.acknowledgement(data, "sendMessage");
    }
}
