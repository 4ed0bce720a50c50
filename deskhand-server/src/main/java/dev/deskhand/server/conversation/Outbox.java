package dev.deskhand.server.conversation;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.server.conversation.OutboxMessage.State;
import dev.deskhand.server.conversation.TranscriptEntry.Delivery;
import dev.deskhand.server.handover.HandOverState;
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
                message.tries(),
                message.partOf());
    }

    static OutboxMessage triedAgain(OutboxMessage message) {
        return new OutboxMessage(
                message.messageId(),
                message.conversationId(),
                message.entryNumber(),
                message.message(),
                message.farewell(),
                State.SENDING,
                message.tries() + 1,
                message.partOf());
    }

    static void add(
            ConversationWork work,
            long conversationId,
            int entryNumber,
            String messageId,
            String partOf,
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
                        0,
                        partOf));
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
    static OutboxMessage pendingAgain(OutboxMessage message) {
        return in(message, State.PENDING);
    }

    static void delivered(ConversationWork work, OutboxMessage message) {
        work.saveOutbox(in(message, State.DELIVERED));
        mark(work, message, Delivery.DELIVERED, Optional.empty());
        work.find(message.conversationId())
                .filter(Conversation::outside)
                .ifPresent(found -> work.save(cameIn(found)));
    }

    /** Who speaks from outside is in the channel by that; a chat that waits for people is left. */
    private static Conversation cameIn(Conversation conversation) {
        return conversation
                .withOutside(false)
                .withMustLeave(conversation.state() == HandOverState.WAITING);
    }

    static void undeliverable(ConversationWork work, OutboxMessage message, String reason) {
        work.saveOutbox(in(message, State.UNDELIVERABLE));
        mark(work, message, Delivery.UNDELIVERABLE, Optional.of(reason));
    }

    /** Half a message is worse than none, so what follows a part that was refused is not said. */
    static void refused(ConversationWork work, OutboxMessage message, String reason) {
        undeliverable(work, message, WithdrawalReason.REFUSED.wireName() + ": " + reason);
        for (OutboxMessage other : work.outbox(message.conversationId())) {
            boolean samePart = !other.partOf().isEmpty() && other.partOf().equals(message.partOf());
            if (samePart && other.state() == State.PENDING) {
                withdraw(work, other, WithdrawalReason.PART_REFUSED);
            }
        }
    }

    private static void mark(
            ConversationWork work,
            OutboxMessage message,
            Delivery delivery,
            Optional<String> reason) {
        work.mark(message.conversationId(), message.entryNumber(), delivery, reason);
    }

    /** Whether a message may still be written, as far as the conversation's state tells. */
    static boolean mayBeSaid(Conversation conversation, OutboxMessage message) {
        HandOverState state = conversation.state();
        return switch (state) {
            case BOT, RETURNED, REQUESTED, TRANSFERRING, FAILED -> true;
            case WAITING -> message.farewell();
            case HUMAN, ABANDONED, ENDED -> false;
        };
    }
}
