package dev.deskhand.zendesk.chat.session;

/** The inner phase of a session, finer than the {@link SessionState} shown outside. */
sealed interface Phase {

    record Idle() implements Phase {}

    /** A session start is under way, until {@code deadline} at most. */
    record Starting(long deadline) implements Phase {}

    /** A socket is being opened, until {@code deadline} at most. */
    record Connecting(long deadline) implements Phase {}

    /** The socket is open; status, subscriptions and gap fill are under way. */
    record SettingUp() implements Phase {}

    record Online(long since) implements Phase {}

    /** Doing nothing until the time has come. */
    record Waiting(long until) implements Phase {}

    /** Waiting for a person. */
    record Halted() implements Phase {}

    record Ended() implements Phase {}
}
