package dev.deskhand.bot;

import java.util.List;

/**
 * One bubble of the bot, before any channel has shaped it.
 *
 * @param text what it says; never empty
 * @param quickReplies answers that the visitor can pick, in order; may be empty
 */
public record BotMessage(String text, List<QuickReply> quickReplies) {
    public BotMessage {
        quickReplies = List.copyOf(quickReplies);
    }

    /** A message of text alone. */
    public static BotMessage text(String text) {
        return new BotMessage(text, List.of());
    }

    /**
     * An answer to pick.
     *
     * @param label what the button shows
     * @param sent what the visitor then says; visitors see it as their own words
     */
    public record QuickReply(String label, String sent) {}
}
