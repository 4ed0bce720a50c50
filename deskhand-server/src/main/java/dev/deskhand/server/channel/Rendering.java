package dev.deskhand.server.channel;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.zendesk.chat.message.OutgoingMessage;
import java.util.List;

/**
 * What becomes of a message of the bot in Zendesk Chat.
 *
 * @param parts in the order in which they are to be sent; never empty
 * @param losses what is shown in another way than the author wrote it
 */
public record Rendering(List<Part> parts, List<Loss> losses) {
    public Rendering {
        parts = List.copyOf(parts);
        losses = List.copyOf(losses);
    }

    /**
     * One message of the channel.
     *
     * @param shown as the transcript shows it
     * @param outgoing what is sent
     * @param asText the same in words alone, for when the other is refused
     */
    public record Part(BotMessage shown, OutgoingMessage outgoing, OutgoingMessage.Text asText) {}
}
