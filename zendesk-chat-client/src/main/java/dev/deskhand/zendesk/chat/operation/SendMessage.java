package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.GraphQlError;
import dev.deskhand.zendesk.chat.message.OutgoingMessage;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Writes a message of any kind; writing to a waiting channel joins it. For a fixed order wait for
 * each answer.
 *
 * <p>For plain text every argument is documented by Zendesk. On structured messages public programs
 * were never seen to give {@code msg_id} or {@code backoff}, so an account may refuse them; {@link
 * #withoutRefused} then makes the form that passes.
 *
 * @param msgId a caller's id, read back as {@code MessageReceived.msgId}; Zendesk does not promise
 *     to drop a second message with the same one
 * @param backoff whether Zendesk withholds the message when another agent already serves the
 *     channel. It has no effect once the caller is in the channel, and whether a withheld message
 *     is {@link Acknowledgement#DECLINED} or refused is not documented
 */
public record SendMessage(
        ChannelId channel, OutgoingMessage message, Optional<String> msgId, boolean backoff)
        implements Operation<Acknowledgement> {

    /**
     * Plain text that backs off.
     *
     * @throws dev.deskhand.zendesk.chat.message.MessageLimitException if the text is blank or has
     *     more than 999 characters
     */
    public static SendMessage of(ChannelId channel, String text) {
        return of(channel, OutgoingMessage.Text.of(text));
    }

    /** A message that backs off. */
    public static SendMessage of(ChannelId channel, OutgoingMessage message) {
        return new SendMessage(channel, message, Optional.empty(), true);
    }

    /** The same with an id of the caller's, by which it is found in the channel's log. */
    public SendMessage withMsgId(String id) {
        return new SendMessage(channel, message, Optional.of(id), backoff);
    }

    /** The same, withheld or not when another agent serves the channel. */
    public SendMessage withBackoff(boolean withhold) {
        return new SendMessage(channel, message, msgId, withhold);
    }

    /**
     * The same without the arguments that the errors say the account does not know. A mutation that
     * was refused for its arguments was not executed, so this one may be sent in its place. It is
     * not asked for by itself as {@link #plainer()} is, for it gives something up: without {@code
     * backoff} look first whether somebody else serves the channel, and without {@code msg_id} an
     * uncertain outcome cannot be settled from the log.
     *
     * @param errors of the refusal; never call this after an outcome that is unknown
     * @return empty when the errors are about something else, or the message is plain text
     */
    public Optional<SendMessage> withoutRefused(List<GraphQlError> errors) {
        if (message instanceof OutgoingMessage.Text) {
            return Optional.empty();
        }
        boolean noId = msgId.isPresent() && UnknownArgument.isNamed("msg_id", errors);
        boolean noBackoff = backoff && UnknownArgument.isNamed("backoff", errors);
        return noId || noBackoff
                ? Optional.of(
                        new SendMessage(
                                channel,
                                message,
                                noId ? Optional.empty() : msgId,
                                backoff && !noBackoff))
                : Optional.empty();
    }

    @Override
    public String document() {
        return MessageDocuments.of(this);
    }

    @Override
    public Step<Acknowledgement> read(JsonNode data) {
        return Fields.acknowledgement(data, MessageDocuments.mutation(message));
    }
}
