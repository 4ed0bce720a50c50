package dev.deskhand.server.conversation;

import dev.deskhand.bot.Dialogue;

/** The bots that speak for the businesses. */
public interface Bots {
    /**
     * The dialogue of the business's bot as it is now; quick, since it is kept until the bot
     * changes.
     *
     * @throws IllegalStateException if the business has no bot that can be used
     */
    Dialogue dialogueOf(long businessId);
}
