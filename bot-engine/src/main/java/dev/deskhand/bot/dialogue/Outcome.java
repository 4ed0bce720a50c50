package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Action;
import java.util.List;

/** How a turn was decided. Scores go from 0 to 1. */
public sealed interface Outcome {
    /** A node answered, or asks for what it needs. */
    record Answered(String node, double score) implements Outcome {}

    /** A greeting, thanks, a joke: answered, and the flow keeps its place. */
    record SmallTalk(String name, double score) implements Outcome {}

    /** Several nodes could be meant; the visitor is asked which. */
    record WhichOne(List<String> nodes) implements Outcome {
        public WhichOne {
            nodes = List.copyOf(nodes);
        }
    }

    /** Nothing was near enough; the break message is the reply. */
    record NotUnderstood(double bestScore) implements Outcome {}

    /** A service has to be asked first; its answer is the next input. */
    record Calls(ApiRequest request) implements Outcome {}

    /** A person shall take over; whoever carries that out tells the visitor how it went. */
    record HandOverAsked(Cause cause, Action.Target target) implements Outcome {}

    /** Why a person shall take over. */
    enum Cause {
        /** The visitor asked for one. */
        VISITORS_WISH,
        /** Too many messages in a row were not understood. */
        NOT_UNDERSTOOD,
        /** The flow says so. */
        FLOW
    }
}
