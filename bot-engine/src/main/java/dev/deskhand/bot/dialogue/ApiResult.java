package dev.deskhand.bot.dialogue;

/** How a call ended. */
public sealed interface ApiResult {
    /**
     * The service answered with a status from 200 to 299.
     *
     * @param body JSON, as text; may be empty
     */
    record Answered(String body) implements ApiResult {}

    /**
     * It did not.
     *
     * @param why for the operator: what happened and what to do; no secret and no visitor's data
     */
    record Failed(Kind kind, String why) implements ApiResult {}

    /** What kept a call from succeeding. */
    enum Kind {
        /** The operator does not allow that address. */
        NOT_ALLOWED,
        /** The secret that signs it is not set. */
        NO_SECRET,
        /** No connection. */
        UNREACHABLE,
        TIMED_OUT,
        /** A status that is not from 200 to 299. */
        STATUS,
        /** More than is read of an answer. */
        TOO_LARGE,
        /** Not JSON, or without what should be in it. */
        UNREADABLE,
        /** The process ended while it ran, and it must not be repeated. */
        INTERRUPTED
    }
}
