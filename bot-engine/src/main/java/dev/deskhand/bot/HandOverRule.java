package dev.deskhand.bot;

import java.time.Duration;
import java.util.List;

/**
 * When a person takes over.
 *
 * @param afterMisses that many messages in a row which the bot does not understand; at least 1
 * @param department the name of the department to hand over to; empty: any that is online and not
 *     the bot's own
 * @param userSays ways in which visitors ask for a person
 * @param patience so long a visitor waits for a person before being asked whether to go on waiting
 * @param limit that many confirmed transfers in one chat, and no more; at least 1
 * @param afterHuman who answers a visitor who writes after the last person has left
 */
public record HandOverRule(
        int afterMisses,
        String department,
        List<Sentence> userSays,
        Duration patience,
        int limit,
        AfterHuman afterHuman) {
    public HandOverRule {
        userSays = List.copyOf(userSays);
    }

    /** Who answers then. */
    public enum AfterHuman {
        BOT,
        SILENCE
    }
}
