package dev.deskhand.bot;

import java.util.List;

/**
 * When a person takes over.
 *
 * @param afterMisses that many messages in a row which the bot does not understand; at least 1
 * @param department the name of the department to hand over to; empty: any that is online and not
 *     the bot's own
 * @param userSays ways in which visitors ask for a person
 */
public record HandOverRule(int afterMisses, String department, List<Sentence> userSays) {
    public HandOverRule {
        userSays = List.copyOf(userSays);
    }
}
