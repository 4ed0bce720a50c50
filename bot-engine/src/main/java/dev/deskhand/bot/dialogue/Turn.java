package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.BotMessage;
import java.util.List;

/**
 * The result of one turn.
 *
 * @param state to be stored and given to the next turn
 * @param replies in the order in which they are to be said; may be empty when a person shall take
 *     over or a service is asked
 * @param tags to be put on the chat
 */
public record Turn(
        DialogueState state,
        List<BotMessage> replies,
        List<String> tags,
        Outcome outcome,
        TurnTrace trace) {
    public Turn {
        replies = List.copyOf(replies);
        tags = List.copyOf(tags);
    }
}
