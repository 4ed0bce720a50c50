package dev.deskhand.bot;

import java.util.List;
import java.util.Optional;

/**
 * A way from one node to the next.
 *
 * @param to the node's name; may be the one that it begins at
 * @param userSays taken when the visitor says something like it; empty: taken without a word
 * @param notUserSays sentences that look like it and are not
 * @param when must hold as well
 */
public record Connection(
        String to, List<Sentence> userSays, List<Sentence> notUserSays, Optional<Condition> when) {
    public Connection {
        userSays = List.copyOf(userSays);
        notUserSays = List.copyOf(notUserSays);
    }
}
