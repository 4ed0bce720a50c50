package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.ChannelId;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Writes a message with buttons, which vanish with the next event of the chat. Zendesk documents up
 * to 11.
 *
 * @param msgId as for {@link SendMessage}, though no public program was seen to give one here
 */
public record SendQuickReplies(
        ChannelId channel,
        String text,
        List<QuickReply> quickReplies,
        Fallback fallback,
        Optional<String> msgId)
        implements Operation<Acknowledgement> {

    public SendQuickReplies {
        quickReplies = List.copyOf(quickReplies);
        if (quickReplies.isEmpty()) {
            throw new IllegalArgumentException(
                    "A message with quick replies needs at least one of them");
        }
    }

    /** With a fallback of the same text and the buttons' values as options. */
    public static SendQuickReplies of(
            ChannelId channel, String text, List<QuickReply> quickReplies) {
        List<String> values = quickReplies.stream().map(QuickReply::value).toList();
        return new SendQuickReplies(
                channel, text, quickReplies, new Fallback(text, values), Optional.empty());
    }

    public SendQuickReplies withMsgId(String id) {
        return new SendQuickReplies(channel, text, quickReplies, fallback, Optional.of(id));
    }

    public SendQuickReplies withFallback(Fallback other) {
        return new SendQuickReplies(channel, text, quickReplies, other, msgId);
    }

    @Override
    public String document() {
        Arguments arguments =
                new Arguments()
                        .string("channel_id", channel.value())
                        .string("msg", text)
                        .objects(
                                "quick_replies",
                                quickReplies.stream().map(SendQuickReplies::input).toList())
                        .object(
                                "fallback",
                                new Arguments()
                                        .string("msg", fallback.text())
                                        .strings("options", fallback.options()))
                        .string("msg_id", msgId);
        return "mutation { sendQuickReplies" + arguments + " { success } }";
    }

    private static Arguments input(QuickReply reply) {
        return new Arguments()
                .object("action", new Arguments().string("value", reply.value()))
                .string("text", reply.text());
    }

    @Override
    public Step<Acknowledgement> read(JsonNode data) {
        return Fields.acknowledgement(data, "sendQuickReplies");
    }
}
