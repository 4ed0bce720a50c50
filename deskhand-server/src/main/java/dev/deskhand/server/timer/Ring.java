package dev.deskhand.server.timer;

import java.time.Instant;

/** What an alarm finds when it goes off. */
public sealed interface Ring {
    /** The timer was cancelled or replaced; nothing is to be done. */
    record Overtaken() implements Ring {}

    /** The timer was put off to a later time, at which the alarm has to go off again. */
    record NotYet(Instant at) implements Ring {}

    /** It is noted as due, until somebody has seen to it. */
    record Due(long businessId, long conversationId, TimerKind kind) implements Ring {}
}
