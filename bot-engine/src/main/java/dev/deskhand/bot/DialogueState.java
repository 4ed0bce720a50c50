package dev.deskhand.bot;

/**
 * What a conversation must remember between two turns; stored with it.
 *
 * @param misses messages in a row that the bot has not understood
 */
public record DialogueState(int misses) {
    /** Before the first turn. */
    public static final DialogueState START = new DialogueState(0);
}
