package dev.deskhand.bot;

import java.util.List;

/**
 * The result of one turn.
 *
 * @param state to be stored and given to the next turn
 * @param replies in the order in which they are to be said; empty when a person shall take over
 */
public record Turn(DialogueState state, List<BotMessage> replies, Outcome outcome) {
    public Turn {
        replies = List.copyOf(replies);
    }
}
