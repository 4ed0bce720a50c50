package dev.deskhand.server.conversation;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.server.conversation.OutboxMessage.State;
import dev.deskhand.server.conversation.TranscriptEntry.Delivery;
import java.util.Optional;

/** Steps of the bot's messages on their way, each with its mark in the transcript. */
final class Outbox {
    private Outbox() {}

    static OutboxMessage in(OutboxMessage message, State state) {
        return new OutboxMessage(
                message.messageId(),
                message.conversationId(),
                message.entryNumber(),
                message.message(),
                message.farewell(),
                state,
                message.tries());
    }

    static OutboxMessage triedAgain(OutboxMessage message) {
        return new OutboxMessage(
                message.messageId(),
                message.conversationId(),
                message.entryNumber(),
                message.message(),
                message.farewell(),
                State.SENDING,
                message.tries() + 1);
    }

    static void add(
            ConversationWork work,
            long conversationId,
            int entryNumber,
            String messageId,
            BotMessage message,
            boolean farewell) {
        work.addOutbox(
                new OutboxMessage(
                        messageId,
                        conversationId,
                        entryNumber,
                        message,
                        farewell,
                        State.PENDING,
                        0));
    }

    static void withdraw(ConversationWork work, OutboxMessage message, WithdrawalReason reason) {
        work.saveOutbox(in(message, State.WITHDRAWN));
        mark(work, message, Delivery.WITHDRAWN, Optional.of(reason.wireName()));
    }

    /**
     * Withdraws all that was not written yet; what is being written is settled by who writes it.
     */
    static void withdrawAll(ConversationWork work, long conversationId, WithdrawalReason reason) {
        for (OutboxMessage message : work.outbox(conversationId)) {
            if (message.state() == State.PENDING) {
                withdraw(work, message, reason);
            }
        }
    }

    /** It is known not to have arrived, and may be written again. */
    static void pendingAgain(ConversationWork work, OutboxMessage message) {
        work.saveOutbox(in(message, State.PENDING));
    }

    static void delivered(ConversationWork work, OutboxMessage message) {
        work.saveOutbox(in(message, State.DELIVERED));
        mark(work, message, Delivery.DELIVERED, Optional.empty());
    }

    static void undeliverable(ConversationWork work, OutboxMessage message, String reason) {
        work.saveOutbox(in(message, State.UNDELIVERABLE));
        mark(work, message, Delivery.UNDELIVERABLE, Optional.of(reason));
    }

    private static void mark(
            ConversationWork work,
            OutboxMessage message,
            Delivery delivery,
            Optional<String> reason) {
        work.mark(message.conversationId(), message.entryNumber(), delivery, reason);
    }
}
