package dev.deskhand.server.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Turns that fail, and those that were given up, within one transaction. */
public interface DeadLetterRows {
    /** Counts a try of the conversation's next turn, and answers how many there were. */
    int tried(long conversationId, Instant at);

    /** How many tries there were. */
    int tries(long conversationId);

    /** The next turn went well, or was given up. */
    void forgetTries(long conversationId);

    /**
     * Gives a turn up: its messages wait no more.
     *
     * @param messages what it should have answered, if not a call's end
     * @return the dead letter's id
     */
    long setAside(
            long conversationId,
            Optional<Waiting> messages,
            Optional<AwaitedCall> call,
            String reason,
            Instant at);

    /** The newest first, at most {@code limit}, with smaller ids than {@code before}. */
    List<DeadLetter> ofBusiness(long businessId, Optional<Long> before, int limit);

    /** Those of a conversation, the oldest first. */
    List<DeadLetter> ofConversation(long conversationId);

    Optional<DeadLetter> find(long id);

    /** Its messages wait again. */
    void replay(DeadLetter letter, Instant at);
}
