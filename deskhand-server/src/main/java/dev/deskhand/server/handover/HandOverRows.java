package dev.deskhand.server.handover;

import java.time.Instant;

/**
 * The hand-overs of conversations: when each was asked for and why, and how it ended. A
 * conversation has at most one that has not ended.
 */
public interface HandOverRows {
    void begin(long conversationId, HandOverReason why, Instant at);

    /** Zendesk has confirmed the transfer of the one that runs. */
    void transferred(long conversationId, Instant at);

    /** What the bot knew when the one that runs was passed on. */
    void understood(long conversationId, String values);

    /** Ends the one that runs; nothing where none does. */
    void end(long conversationId, HandOverOutcome outcome, HandOverReason why, Instant at);

    /** The newest one goes on: the visitor who left is back in the queue. */
    void resume(long conversationId);

    /** How many of the conversation's were confirmed. */
    int transfers(long conversationId);
}
