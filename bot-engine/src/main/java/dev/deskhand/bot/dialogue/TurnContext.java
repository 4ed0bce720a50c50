package dev.deskhand.bot.dialogue;

import java.time.Instant;

/**
 * What a turn depends on besides the bot, the state and the visitor's words; with the same four it
 * comes out the same.
 *
 * @param now when the visitor wrote
 * @param visitorName as the channel tells it; may be empty
 * @param channel kind of the channel, such as {@code zendesk_chat}
 * @param seed picks among variants
 */
public record TurnContext(Instant now, String visitorName, String channel, long seed) {
    /** The one channel that there is. */
    public static final String ZENDESK_CHAT = "zendesk_chat";
}
