package dev.deskhand.bot;

/** How a turn was decided. Scores go from 0 to 1. */
public sealed interface Outcome {
    /** An entry answered. */
    record Answered(String entry, double score) implements Outcome {}

    /** Nothing was near enough; the break message is the reply. */
    record NotUnderstood(double bestScore) implements Outcome {}

    /** A person shall take over; whoever carries that out tells the visitor how it went. */
    record HandOverAsked(Cause cause) implements Outcome {}

    /** Why a person shall take over. */
    enum Cause {
        /** The visitor asked for one. */
        VISITORS_WISH,
        /** Too many messages in a row were not understood. */
        NOT_UNDERSTOOD
    }
}
