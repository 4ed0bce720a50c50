package dev.deskhand.server.channel;

import dev.deskhand.bot.BotMessage;
import java.util.List;
import java.util.Optional;

/**
 * Turns what the bot says into the best that Zendesk Chat can show. Every message becomes at least
 * one part, each part keeps every limit of the client's catalogue, and nothing is left out in
 * silence: each change is told as a {@link Loss}. Pure; never throws.
 */
public final class ZendeskChatRenderer {
    private ZendeskChatRenderer() {}

    /** The messages of Zendesk Chat that show this one, and what they show in another way. */
    public static Rendering render(BotMessage message) {
        ZendeskShapes shapes = new ZendeskShapes();
        shapes.shape(message);
        return new Rendering(
                shapes.parts().stream().flatMap(shown -> part(shown).stream()).toList(),
                shapes.losses());
    }

    /** The same parts as the transcript shows them. */
    public static List<BotMessage> parts(BotMessage message) {
        return render(message).parts().stream().map(Rendering.Part::shown).toList();
    }

    /**
     * A part that was made before, as it is sent.
     *
     * @return empty for what is no part: a message that does not fit as a whole
     */
    static Optional<Rendering.Part> part(BotMessage shown) {
        return ZendeskMessages.of(shown);
    }
}
