package dev.deskhand.server.timer;

import java.time.Instant;
import java.util.List;

/**
 * The timers of conversations. Each change is part of the transaction that calls for it, the alarm
 * that belongs to it included.
 */
public interface TimerRows {
    /** Sets the conversation's timer of that kind, in place of one that was set before. */
    void set(long conversationId, TimerKind kind, Instant at);

    boolean isSet(long conversationId, TimerKind kind);

    void cancel(long conversationId, TimerKind kind);

    void cancelAll(long conversationId);

    /** Cancels what waits for somebody to say something; what is kept is forgotten all the same. */
    void cancelWaits(long conversationId);

    /** Makes a conversation's timer of that kind another's, which has none. */
    void pass(TimerKind kind, long from, long to);

    /** The timers whose alarms have gone off, the earliest first. */
    List<Timer> due(long conversationId);

    /** An alarm has gone off: notes its timer as due, if it still is. */
    Ring ring(String alarm, Instant now);
}
