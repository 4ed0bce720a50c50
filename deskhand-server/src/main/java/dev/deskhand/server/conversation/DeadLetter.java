package dev.deskhand.server.conversation;

import java.time.Instant;
import java.util.Optional;

/**
 * A turn that was given up, with what it should have answered.
 *
 * @param at when it was given up
 * @param reason what failed, without a word of the visitor's
 * @param messages how many messages of the visitor it should have answered; 0: the end of a call
 * @param call the call whose end it should have answered
 * @param replayedAt when it was last given to the bot again
 */
public record DeadLetter(
        long id,
        long businessId,
        long conversationId,
        Instant at,
        String reason,
        int messages,
        Optional<AwaitedCall> call,
        Optional<Instant> replayedAt) {}
