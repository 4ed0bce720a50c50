package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.entity.Found;
import dev.deskhand.bot.understanding.Basis;
import dev.deskhand.bot.understanding.Candidate;
import java.util.List;
import java.util.Optional;

/**
 * Why a turn came out as it did.
 *
 * @param language the language in which the visitor is answered
 * @param understood the text that was compared: what a picked option sends, or the visitor's own
 * @param understoodBy what it was judged by; empty: nothing was compared
 * @param candidates what could have been meant, the best first; a few
 * @param found the values in the text, in its order
 * @param rule what decided
 * @param path the nodes that the conversation went through in this turn, in order
 */
public record TurnTrace(
        String language,
        String understood,
        Optional<Basis> understoodBy,
        List<Candidate> candidates,
        List<Found> found,
        Rule rule,
        List<String> path) {
    public TurnTrace {
        candidates = List.copyOf(candidates);
        found = List.copyOf(found);
        path = List.copyOf(path);
    }

    /** What decided a turn, in the order in which they are tried. */
    public enum Rule {
        /** An option of the bot was picked, and led to a node by what it sends. */
        OPTION,
        /** One of the nodes was picked that the bot had named. */
        DID_YOU_MEAN,
        /** The visitor put a value right. */
        CORRECTION,
        /** A connection of the current node. */
        CONNECTION,
        /** A question in the middle of the flow, or outside of one. */
        FAQ,
        /** The answer to what the bot had asked for. */
        ANSWER,
        /** A node that one can begin with. */
        START,
        WISH_FOR_A_PERSON,
        SMALL_TALK,
        /** Several were equally near. */
        SEVERAL,
        /** The answer of a service. */
        CALL_ENDED,
        /** The nearest was not quite near enough to be answered without asking. */
        NEAR_MISS,
        /** Nothing was near enough. */
        BREAK
    }
}
