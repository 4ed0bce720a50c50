package dev.deskhand.server.conversation;

import dev.deskhand.bot.BotMessage;

/**
 * A message of the bot on its way to the visitor.
 *
 * @param messageId what the channel knows it by; unique
 * @param entryNumber its line in the transcript
 * @param farewell whether it belongs to a confirmed hand-over, and may be said while the visitor
 *     waits for a person
 * @param tries writes whose outcome is not known
 * @param partOf of a message in several parts: the message id of the first; empty: not known
 */
public record OutboxMessage(
        String messageId,
        long conversationId,
        int entryNumber,
        BotMessage message,
        boolean farewell,
        State state,
        int tries,
        String partOf) {

    /** How far it has come. */
    public enum State {
        /** Not written yet. */
        PENDING,
        /** Being written, or written with an outcome that is not known. */
        SENDING,
        /** Confirmed by the channel. */
        DELIVERED,
        /** Not written, on purpose. */
        WITHDRAWN,
        /** Refused for good. */
        UNDELIVERABLE
    }
}
