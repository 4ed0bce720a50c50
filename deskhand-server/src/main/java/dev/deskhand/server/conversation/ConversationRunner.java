package dev.deskhand.server.conversation;

import dev.deskhand.server.channel.ChannelResult;
import dev.deskhand.server.channel.ChannelUnavailableException;
import dev.deskhand.server.channel.ChatChannel;
import dev.deskhand.server.conversation.OutboxMessage.State;
import dev.deskhand.server.handover.HandOverState;
import dev.deskhand.server.metrics.MessageTimes;
import dev.deskhand.server.timer.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Does what a conversation has to do next, one step at a time: says what was decided, lets the bot
 * answer, asks services, carries a hand-over out. Each step reads the stored conversation afresh
 * and stores what it did, so that a process that dies is taken up where it stopped. One thread at a
 * time per conversation; {@link ConversationRunners} sees to that.
 */
final class ConversationRunner {
    /** After that many writes without a known outcome the bot gives up, and the record says so. */
    private static final int MAX_TRIES = 7;

    /** The second repetition waits that long, the next twice as long, and so on. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private final ConversationStore store;
    private final Fence fence;
    private final Answering answering;
    private final Calling calling;
    private final HandingOver handingOver;
    private final Tagging tagging;
    private final Turns turns;
    private final Offers offers;
    private final Timeouts timeouts;
    private final Orders orders;
    private final Runnable afterLeaving;

    ConversationRunner(
            ConversationStore store,
            Fence fence,
            Turns turns,
            Pacing pacing,
            ServiceCalls calls,
            Runnable afterLeaving,
            MessageTimes times) {
        this.store = store;
        this.fence = fence;
        this.answering = new Answering(store, turns, pacing, times, this::following);
        this.calling = new Calling(store, calls);
        this.handingOver = new HandingOver(store, fence, turns, afterLeaving);
        this.tagging = new Tagging(store, fence, turns);
        this.turns = turns;
        this.offers = new Offers(turns);
        this.timeouts = new Timeouts(turns);
        this.orders = new Orders(store, fence, turns);
        this.afterLeaving = afterLeaving;
    }

    /** What can be ordered; whoever orders wakes the conversation. */
    HandOverOrders orders() {
        return orders;
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

        /** Something is to be done after this time, or once something happens. */
        record Wait(Duration pause) implements Progress {}

        /** Something is to be done, but not before this time is over. */
        record Later(Duration pause) implements Progress {}
    }

    /** What is to be done, outside of any transaction. */
    sealed interface Next {
        /** The next step finds it. */
        Next MORE = new Done(Progress.MORE);

        Next STUCK = new Done(Progress.STUCK);

        static Next waits(Duration pause) {
            return new Done(new Progress.Wait(pause));
        }

        record Deliver(Conversation conversation, OutboxMessage message) implements Next {}

        record Tag(Conversation conversation) implements Next {}

        record Leave(Conversation conversation) implements Next {}

        record Call(Conversation conversation, AwaitedCall call) implements Next {}

        record Answer(Conversation conversation, Turns.Question question) implements Next {}

        record Choose(Conversation conversation) implements Next {}

        record Transfer(Conversation conversation) implements Next {}

        record TakeUp(Conversation conversation) implements Next {}

        record Done(Progress progress) implements Next {}
    }

    /** Finds what is next and carries it out, with what that has begun. */
    Progress step(long conversationId, ChatChannel channel) {
        Next next = next(conversationId);
        while (true) {
            if (next instanceof Next.Done(Progress progress)) {
                return progress;
            }
            next = carryOut(next, channel);
        }
    }

    Next next(long conversationId) {
        return store.change(work -> next(work, conversationId));
    }

    /** Does what is next, and returns what that has begun. */
    Next carryOut(Next next, ChatChannel channel) {
        return switch (next) {
            case Next.Deliver(Conversation conversation, OutboxMessage message) ->
                    deliver(conversation, message, channel);
            case Next.Tag(Conversation conversation) ->
                    new Next.Done(tagging.tag(conversation, channel));
            case Next.Leave(Conversation conversation) ->
                    new Next.Done(handingOver.leave(conversation, channel));
            case Next.Choose(Conversation conversation) ->
                    new Next.Done(handingOver.choose(conversation, channel));
            case Next.Transfer(Conversation conversation) ->
                    new Next.Done(handingOver.transfer(conversation, channel));
            case Next.Call(Conversation conversation, AwaitedCall call) ->
                    new Next.Done(calling.make(conversation, call));
            case Next.Answer(Conversation conversation, Turns.Question question) ->
                    answering.answer(conversation, question);
            case Next.TakeUp(Conversation conversation) -> {
                orders.takeUp(conversation);
                yield Next.MORE;
            }
            case Next.Done done -> done;
        };
    }

    /** Finds what is next; what needs no channel is done at once, in the same transaction. */
    private Next next(ConversationWork work, long conversationId) {
        Optional<Conversation> found = work.find(conversationId);
        if (found.isEmpty()) {
            // Deleted, with all that was to be done.
            return new Next.Done(Progress.IDLE);
        }
        Conversation conversation = found.get();
        if (fence.isBehind(conversation.channelId())) {
            // Events may have been missed: what is next may be another thing then.
            return Next.STUCK;
        }
        List<OutboxMessage> outbox = work.outbox(conversationId);
        if (!outbox.isEmpty()) {
            return nextToSay(work, conversation, outbox.getFirst());
        }
        if (tagging.isDue(work, conversation)) {
            return Tagging.mayTag(conversation)
                    ? new Next.Tag(conversation)
                    : done(() -> tagging.giveUp(work, conversation));
        }
        if (conversation.mustLeave()) {
            return new Next.Leave(conversation);
        }
        List<Timer> due = work.timers().due(conversationId);
        if (!due.isEmpty()) {
            return done(() -> timeouts.handle(work, conversation, due.getFirst()));
        }
        return switch (conversation.state()) {
            case REQUESTED ->
                    handingOver
                            .forbidden(work, conversation)
                            .map(why -> done(() -> turns.backToBot(work, conversation, why)))
                            .orElseGet(() -> new Next.Choose(conversation));
            case TRANSFERRING -> new Next.Transfer(conversation);
            case BOT, RETURNED -> nextToAnswer(work, conversation);
            case WAITING -> {
                timeouts.watch(work, conversation);
                List<VisitorMessage> unanswered = work.unanswered(conversationId);
                if (!unanswered.isEmpty() && !offers.hear(work, conversation, unanswered)) {
                    work.settle(unanswered.getFirst());
                }
                yield new Next.Done(unanswered.isEmpty() ? Progress.IDLE : Progress.MORE);
            }
            case HUMAN, FAILED, ABANDONED, ENDED -> {
                if (orders.returns(conversation) && work.waiting(conversationId).isPresent()) {
                    yield new Next.TakeUp(conversation);
                }
                // People read it; nobody needs a note of what the bot has not read.
                work.settleAll(conversationId);
                yield new Next.Done(Progress.IDLE);
            }
        };
    }

    private static Next done(Runnable change) {
        change.run();
        return Next.MORE;
    }

    /** What the visitor writes while a call runs waits for its end. */
    private Next nextToAnswer(ConversationWork work, Conversation conversation) {
        if (conversation.call().isPresent()) {
            AwaitedCall call = conversation.call().get();
            return call.result()
                    .<Next>map(result ->
                            new Next.Answer(
                                    conversation, new Turns.Question.CallEnded(call, result)))
                    .orElseGet(() -> calling.begin(work, conversation, call));
        }
        Optional<Waiting> waiting = work.waiting(conversation.id());
        if (waiting.isEmpty()) {
            return new Next.Done(Progress.IDLE);
        }
        if (conversation.offer() != Offer.NONE) {
            return done(() -> {
                if (!offers.hear(work, conversation, work.unanswered(conversation.id()))) {
                    work.save(conversation.withOffer(Offer.NONE));
                }
            });
        }
        return new Next.Answer(conversation, new Turns.Question.Messages(waiting.get()));
    }

    private Next nextToSay(
            ConversationWork work, Conversation conversation, OutboxMessage message) {
        if (message.state() == State.SENDING) {
            return new Next.Deliver(conversation, message);
        }
        if (!Outbox.mayBeSaid(conversation, message)) {
            Outbox.withdraw(work, message, WithdrawalReason.of(conversation.state()));
            return Next.MORE;
        }
        OutboxMessage sending = Outbox.in(message, State.SENDING);
        work.saveOutbox(sending);
        return new Next.Deliver(conversation, message);
    }

    /** A message found in state SENDING was begun before: the log tells whether it arrived. */
    private Next deliver(Conversation conversation, OutboxMessage message, ChatChannel channel) {
        String channelId = conversation.channelId();
        if (message.state() == State.SENDING) {
            return settleByLog(conversation, message, channel);
        }
        ChannelResult result =
                conversation.outside()
                        ? channel.sendFromOutside(
                                channelId,
                                message.messageId(),
                                message.message(),
                                () -> fence.mayWrite(channelId))
                        : channel.send(
                                channelId,
                                message.messageId(),
                                message.message(),
                                () -> fence.mayWrite(channelId));
        if (conversation.outside() && result instanceof ChannelResult.Done) {
            afterLeaving.run();
        }
        return switch (result) {
            case ChannelResult.Done() -> settle(message, Outbox::delivered);
            case ChannelResult.Withheld() -> withheld(message);
            case ChannelResult.NotConnected() -> notWritten(message);
            case ChannelResult.AnotherAgentServes() ->
                    settle(
                            message,
                            (work, found) ->
                                    Outbox.withdraw(
                                            work, found, WithdrawalReason.ANOTHER_AGENT_SERVES));
            case ChannelResult.Refused(String reason) ->
                    settle(message, (work, found) -> Outbox.refused(work, found, reason));
            case ChannelResult.TooSoon(Duration pause) -> {
                notWritten(message);
                yield new Next.Done(new Progress.Later(pause));
            }
            case ChannelResult.Unknown(String reason) -> {
                putBack(message, Outbox::triedAgain);
                yield Next.MORE;
            }
        };
    }

    /** Never written twice on a guess: only what the log does not show is written again. */
    private Next settleByLog(
            Conversation conversation, OutboxMessage message, ChatChannel channel) {
        ChatChannel.Trace trace;
        try {
            trace = channel.traceOf(conversation.channelId(), message.messageId());
        } catch (ChannelUnavailableException e) {
            return Next.STUCK;
        }
        return switch (trace) {
            case FOUND -> settle(message, Outbox::delivered);
            case MISSING ->
                    message.tries() < MAX_TRIES ? repeated(message) : outcomeUnknown(message);
            case UNREADABLE -> outcomeUnknown(message);
        };
    }

    /** The first time at once, then with growing pauses: a service that fails is not hammered. */
    private Next repeated(OutboxMessage message) {
        putBack(message, Outbox::pendingAgain);
        return message.tries() < 2
                ? Next.MORE
                : new Next.Done(
                        new Progress.Later(FIRST_PAUSE.multipliedBy(1L << (message.tries() - 2))));
    }

    private Next outcomeUnknown(OutboxMessage message) {
        return settle(
                message,
                (work, found) ->
                        Outbox.undeliverable(
                                work, found, WithdrawalReason.OUTCOME_UNKNOWN.wireName()));
    }

    /** To be tried again when the connection is back and what was missed is known. */
    private Next notWritten(OutboxMessage message) {
        putBack(message, Outbox::pendingAgain);
        return Next.STUCK;
    }

    /**
     * Whether a person has come, or what was stored long ago was only told once more, is known when
     * that event is stored; until then the message waits.
     */
    private Next withheld(OutboxMessage message) {
        return store.change(work -> {
            found(work, message).ifPresent(found -> work.saveOutbox(Outbox.pendingAgain(found)));
            return work.find(message.conversationId())
                            .filter(now -> Outbox.mayBeSaid(now, message))
                            .isPresent()
                    ? Next.STUCK
                    : Next.MORE;
        });
    }

    /** Settles a message for good, unless the channel's echo has settled it in the meantime. */
    private Next settle(OutboxMessage message, Settlement settlement) {
        return store.change(work -> {
            found(work, message).ifPresent(found -> settlement.settle(work, found));
            return following(work, message.conversationId());
        });
    }

    /** Changes a message that is still to be written, or to be looked for. */
    private void putBack(OutboxMessage message, UnaryOperator<OutboxMessage> change) {
        store.change(work -> {
            found(work, message).ifPresent(found -> work.saveOutbox(change.apply(found)));
            return true;
        });
    }

    private static Optional<OutboxMessage> found(ConversationWork work, OutboxMessage message) {
        return work.outbox(message.conversationId()).stream()
                .filter(found -> found.messageId().equals(message.messageId()))
                .findFirst();
    }

    /**
     * What follows in the same transaction: the bot's next message is noted as being written, or
     * there is nothing more to do. Anything else is found by the next step, which looks whether
     * events may have been missed.
     */
    private Next following(ConversationWork work, long conversationId) {
        if (work.outbox(conversationId).isEmpty() && !mayRest(work, conversationId)) {
            return Next.MORE;
        }
        Next next = next(work, conversationId);
        return next instanceof Next.Deliver || next instanceof Next.Done ? next : Next.MORE;
    }

    /** Whether what is next, if anything, does not begin before it is carried out. */
    private static boolean mayRest(ConversationWork work, long conversationId) {
        return work.find(conversationId)
                .filter(now -> now.state() == HandOverState.BOT && now.call().isEmpty())
                .isPresent();
    }

    private interface Settlement {
        void settle(ConversationWork work, OutboxMessage found);
    }
}
