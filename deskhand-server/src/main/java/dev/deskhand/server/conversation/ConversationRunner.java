package dev.deskhand.server.conversation;

import dev.deskhand.bot.Bot;
import dev.deskhand.server.bot.Dialogues;
import dev.deskhand.server.channel.ChannelResult;
import dev.deskhand.server.channel.ChannelUnavailableException;
import dev.deskhand.server.channel.ChatChannel;
import dev.deskhand.server.channel.Department;
import dev.deskhand.server.conversation.OutboxMessage.State;
import dev.deskhand.server.handover.DepartmentChoice;
import dev.deskhand.server.handover.HandOverReason;
import dev.deskhand.server.handover.HandOverState;
import dev.deskhand.server.handover.HandOverStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Does what a conversation has to do next, one step at a time: says what was decided, lets the bot
 * answer, carries a hand-over out. Each step reads the stored conversation afresh and stores what
 * it did, so that a process that dies is taken up where it stopped. One thread at a time per
 * conversation; {@link ConversationRunners} sees to that.
 */
final class ConversationRunner {
    /** After that many writes without a known outcome the bot gives up, and the record says so. */
    private static final int MAX_TRIES = 7;

    /** A visitor who waits for a person is told soon that it does not work out. */
    private static final int MAX_TRANSFER_TRIES = 3;

    /** The second repetition waits that long, the next twice as long, and so on. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private final ConversationStore store;
    private final Fence fence;
    private final Dialogues dialogues;
    private final Turns turns;
    private final Runnable afterLeaving;

    ConversationRunner(
            ConversationStore store,
            Fence fence,
            Dialogues dialogues,
            Turns turns,
            Runnable afterLeaving) {
        this.store = store;
        this.fence = fence;
        this.dialogues = dialogues;
        this.turns = turns;
        this.afterLeaving = afterLeaving;
    }

    /** What a step left behind. */
    sealed interface Progress {
        Progress MORE = new More();
        Progress IDLE = new Idle();
        Progress STUCK = new Stuck();

        /** There may be more to do at once. */
        record More() implements Progress {}

        /** Nothing is to be done until something happens. */
        record Idle() implements Progress {}

        /** Something is to be done, but the channel cannot be reached now. */
        record Stuck() implements Progress {}

        /** Something is to be done, but not before this time is over. */
        record Later(Duration pause) implements Progress {}
    }

    private sealed interface Next {
        record Deliver(Conversation conversation, OutboxMessage message) implements Next {}

        record Leave(Conversation conversation) implements Next {}

        record Choose(Conversation conversation) implements Next {}

        record Transfer(Conversation conversation) implements Next {}

        record Done(Progress progress) implements Next {}
    }

    /** Rests while events may have been missed: what is next may be another thing then. */
    Progress step(long conversationId, ChatChannel channel) {
        if (fence.isBehind()) {
            return Progress.STUCK;
        }
        return switch (store.change(work -> next(work, conversationId))) {
            case Next.Deliver(Conversation conversation, OutboxMessage message) ->
                    deliver(conversation, message, channel);
            case Next.Leave(Conversation conversation) -> leave(conversation, channel);
            case Next.Choose(Conversation conversation) -> choose(conversation, channel);
            case Next.Transfer(Conversation conversation) -> transfer(conversation, channel);
            case Next.Done(Progress progress) -> progress;
        };
    }

    /** Finds what is next; what needs no channel is done at once, in the same transaction. */
    private Next next(ConversationWork work, long conversationId) {
        Conversation conversation = work.find(conversationId).orElseThrow();
        List<OutboxMessage> outbox = work.outbox(conversationId);
        if (!outbox.isEmpty()) {
            return nextToSay(work, conversation, outbox.getFirst());
        }
        if (conversation.mustLeave()) {
            return new Next.Leave(conversation);
        }
        List<VisitorMessage> unanswered = work.unanswered(conversationId);
        return switch (conversation.state()) {
            case REQUESTED -> new Next.Choose(conversation);
            case TRANSFERRING -> new Next.Transfer(conversation);
            case BOT, RETURNED, WAITING, HUMAN, FAILED, ABANDONED, ENDED -> {
                if (unanswered.isEmpty()) {
                    yield new Next.Done(Progress.IDLE);
                }
                turns.turn(work, conversation, unanswered.getFirst());
                yield new Next.Done(Progress.MORE);
            }
        };
    }

    private Next nextToSay(
            ConversationWork work, Conversation conversation, OutboxMessage message) {
        if (message.state() == State.SENDING) {
            return new Next.Deliver(conversation, message);
        }
        if (!Turns.mayBeSaid(conversation, message)) {
            Outbox.withdraw(work, message, whyNot(conversation));
            return new Next.Done(Progress.MORE);
        }
        OutboxMessage sending = Outbox.in(message, State.SENDING);
        work.saveOutbox(sending);
        return new Next.Deliver(conversation, message);
    }

    private static WithdrawalReason whyNot(Conversation conversation) {
        return switch (conversation.state()) {
            case ENDED, ABANDONED -> WithdrawalReason.VISITOR_LEFT;
            case BOT, RETURNED, REQUESTED, TRANSFERRING, WAITING, HUMAN, FAILED ->
                    WithdrawalReason.HUMAN_CAME;
        };
    }

    /** A message found in state SENDING was begun before: the log tells whether it arrived. */
    private Progress deliver(
            Conversation conversation, OutboxMessage message, ChatChannel channel) {
        String channelId = conversation.channelId();
        if (message.state() == State.SENDING) {
            return settleByLog(conversation, message, channel);
        }
        ChannelResult result =
                channel.send(
                        channelId,
                        message.messageId(),
                        message.message(),
                        () -> fence.mayWrite(channelId));
        return switch (result) {
            case ChannelResult.Done() -> settle(message, Outbox::delivered);
            case ChannelResult.Withheld() ->
                    fence.isRaised(channelId)
                            ? withdrawn(message, WithdrawalReason.HUMAN_CAME)
                            : notWritten(message);
            case ChannelResult.AnotherAgentServes() ->
                    withdrawn(message, WithdrawalReason.ANOTHER_AGENT_SERVES);
            case ChannelResult.Refused(String reason) ->
                    settle(
                            message,
                            (work, found) ->
                                    Outbox.undeliverable(
                                            work,
                                            found,
                                            WithdrawalReason.REFUSED.wireName() + ": " + reason));
            case ChannelResult.NotConnected() -> notWritten(message);
            case ChannelResult.TooSoon(Duration pause) -> {
                notWritten(message);
                yield new Progress.Later(pause);
            }
            case ChannelResult.Unknown(String reason) ->
                    settle(message, (work, found) -> work.saveOutbox(Outbox.triedAgain(found)));
        };
    }

    /** Never written twice on a guess: only what the log does not show is written again. */
    private Progress settleByLog(
            Conversation conversation, OutboxMessage message, ChatChannel channel) {
        ChatChannel.Trace trace;
        try {
            trace = channel.traceOf(conversation.channelId(), message.messageId());
        } catch (ChannelUnavailableException e) {
            return Progress.STUCK;
        }
        return switch (trace) {
            case FOUND -> settle(message, Outbox::delivered);
            case MISSING ->
                    message.tries() < MAX_TRIES ? repeated(message) : outcomeUnknown(message);
            case UNREADABLE -> outcomeUnknown(message);
        };
    }

    /** The first time at once, then with growing pauses: a service that fails is not hammered. */
    private Progress repeated(OutboxMessage message) {
        settle(message, Outbox::pendingAgain);
        return message.tries() < 2
                ? Progress.MORE
                : new Progress.Later(FIRST_PAUSE.multipliedBy(1L << (message.tries() - 2)));
    }

    private Progress outcomeUnknown(OutboxMessage message) {
        return settle(
                message,
                (work, found) ->
                        Outbox.undeliverable(
                                work, found, WithdrawalReason.OUTCOME_UNKNOWN.wireName()));
    }

    /** To be tried again when the connection is back and what was missed is known. */
    private Progress notWritten(OutboxMessage message) {
        settle(message, Outbox::pendingAgain);
        return Progress.STUCK;
    }

    private Progress withdrawn(OutboxMessage message, WithdrawalReason reason) {
        return settle(message, (work, found) -> Outbox.withdraw(work, found, reason));
    }

    /** Settles a message unless the channel's echo has settled it in the meantime. */
    private Progress settle(OutboxMessage message, Settlement settlement) {
        store.change(work -> {
            work.outbox(message.conversationId()).stream()
                    .filter(found -> found.messageId().equals(message.messageId()))
                    .findFirst()
                    .ifPresent(found -> settlement.settle(work, found));
            return true;
        });
        return Progress.MORE;
    }

    private interface Settlement {
        void settle(ConversationWork work, OutboxMessage found);
    }

    /** The bot's part is over; a refusal changes nothing, since it is silent all the same. */
    private Progress leave(Conversation conversation, ChatChannel channel) {
        return switch (channel.leaveAndListen(conversation.channelId())) {
            case ChannelResult.Done(),
                    ChannelResult.Withheld(),
                    ChannelResult.AnotherAgentServes(),
                    ChannelResult.Refused(_) -> {
                change(conversation, found -> true, (work, found) -> found.withMustLeave(false));
                afterLeaving.run();
                yield Progress.MORE;
            }
            case ChannelResult.NotConnected(), ChannelResult.Unknown(_) -> Progress.STUCK;
            case ChannelResult.TooSoon(Duration pause) -> new Progress.Later(pause);
        };
    }

    private Progress choose(Conversation conversation, ChatChannel channel) {
        Optional<List<Department>> departments;
        try {
            departments = channel.departments();
        } catch (ChannelUnavailableException e) {
            return Progress.STUCK;
        }
        Predicate<Conversation> requested = found -> found.state() == HandOverState.REQUESTED;
        if (departments.isEmpty()) {
            return impossible(conversation, requested, HandOverReason.REFUSED);
        }
        Bot bot = dialogues.of(conversation.businessId()).bot();
        DepartmentChoice choice =
                DepartmentChoice.choose(departments.get(), bot.settings().handOver().department());
        change(
                conversation,
                requested,
                (work, found) ->
                        switch (choice) {
                            case DepartmentChoice.Chosen(Department department) ->
                                    turns.step(
                                                    work,
                                                    found,
                                                    HandOverStep.DEPARTMENT_CHOSEN,
                                                    found.reason()
                                                            .orElse(HandOverReason.VISITORS_WISH))
                                            .withTarget(department.id());
                            case DepartmentChoice.None(HandOverReason reason) -> {
                                turns.backToBot(work, found, reason);
                                yield null;
                            }
                        });
        return Progress.MORE;
    }

    private Progress transfer(Conversation conversation, ChatChannel channel) {
        ChannelResult result =
                channel.transfer(
                        conversation.channelId(),
                        conversation.targetDepartment(),
                        () -> fence.mayWrite(conversation.channelId()));
        Predicate<Conversation> transferring = found -> found.state() == HandOverState.TRANSFERRING;
        return switch (result) {
            case ChannelResult.Done() -> {
                change(
                        conversation,
                        transferring,
                        (work, found) -> {
                            turns.farewell(work, found);
                            return null;
                        });
                yield Progress.MORE;
            }
            case ChannelResult.Refused(_), ChannelResult.AnotherAgentServes() ->
                    impossible(conversation, transferring, HandOverReason.REFUSED);
            case ChannelResult.Unknown(_) -> {
                change(conversation, transferring, (work, found) -> found.withAnotherTransferTry());
                yield conversation.transferTries() + 1 >= MAX_TRANSFER_TRIES
                        ? impossible(conversation, transferring, HandOverReason.CONNECTION_LOST)
                        : Progress.STUCK;
            }
            // Either the person whose coming raised the fence is on the way through the intake, or
            // the
            // connection broke, and it is taken up again once what was missed is known.
            case ChannelResult.Withheld() -> Progress.IDLE;
            case ChannelResult.NotConnected() -> Progress.STUCK;
            case ChannelResult.TooSoon(Duration pause) -> new Progress.Later(pause);
        };
    }

    private Progress impossible(
            Conversation conversation, Predicate<Conversation> still, HandOverReason reason) {
        change(
                conversation,
                still,
                (work, found) -> {
                    turns.backToBot(work, found, reason);
                    return null;
                });
        return Progress.MORE;
    }

    /** Changes the stored conversation if it still is as the change expects. */
    private void change(Conversation conversation, Predicate<Conversation> still, Change change) {
        store.change(work -> {
            Optional<Conversation> found = work.find(conversation.id()).filter(still);
            found.map(each -> change.apply(work, each)).ifPresent(work::save);
            return true;
        });
    }

    /** Answers the conversation to save, or null when the change has saved it itself. */
    private interface Change {
        @Nullable Conversation apply(ConversationWork work, Conversation found);
    }
}
