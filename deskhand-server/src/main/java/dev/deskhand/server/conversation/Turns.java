package dev.deskhand.server.conversation;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.SystemText;
import dev.deskhand.bot.dialogue.ApiRequest;
import dev.deskhand.bot.dialogue.ApiResult;
import dev.deskhand.bot.dialogue.Outcome;
import dev.deskhand.bot.dialogue.Turn;
import dev.deskhand.bot.dialogue.TurnContext;
import dev.deskhand.bot.dialogue.VisitorInput;
import dev.deskhand.server.bot.Dialogues;
import dev.deskhand.server.bot.Why;
import dev.deskhand.server.channel.MessageParts;
import dev.deskhand.server.handover.HandOverReason;
import dev.deskhand.server.handover.HandOverState;
import dev.deskhand.server.handover.HandOverStep;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Lets the bot answer. Understanding takes time, so a turn is decided on what was read, and stored
 * in one transaction with its replies if nothing has changed since.
 */
final class Turns {
    private final Dialogues dialogues;
    private final MessageIds ids;
    private final InstantSource clock;
    private final MessageParts parts;

    Turns(Dialogues dialogues, MessageIds ids, InstantSource clock, MessageParts parts) {
        this.dialogues = dialogues;
        this.ids = ids;
        this.clock = clock;
        this.parts = parts;
    }

    /** What a turn answers. */
    sealed interface Question {
        /** The oldest message that no turn has read. */
        record Message(VisitorMessage message) implements Question {}

        /** The call that the dialogue waits for has ended. */
        record CallEnded(AwaitedCall call, ApiResult result) implements Question {}
    }

    /** Lets the bot decide; nothing is stored, and no transaction may be held meanwhile. */
    Turn decide(Conversation conversation, Question question) {
        VisitorInput input =
                switch (question) {
                    case Question.Message(VisitorMessage message) ->
                            new VisitorInput.Said(message.text());
                    case Question.CallEnded(AwaitedCall call, ApiResult result) ->
                            new VisitorInput.CallEnded(call.request().id(), result);
                };
        Instant at =
                switch (question) {
                    case Question.Message(VisitorMessage message) -> message.at();
                    case Question.CallEnded _ -> now();
                };
        return dialogues
                .ofVersion(conversation.botVersion())
                .turn(conversation.dialogue(), input, context(conversation, at));
    }

    /**
     * Stores a turn with all that follows from it, if the conversation is still as it was when the
     * turn was decided.
     *
     * @return false if it is not, and nothing was stored
     */
    boolean store(ConversationWork work, Conversation before, Question question, Turn turn) {
        Optional<Conversation> found =
                work.find(before.id()).filter(now -> isAsItWas(work, before, now, question));
        if (found.isEmpty()) {
            return false;
        }
        Conversation now = settled(work, found.get(), question);
        Conversation after = now.withDialogue(turn.state()).withTags(turn.tags());
        work.explain(after.id(), line(question), Why.of(turn));
        for (BotMessage reply : turn.replies()) {
            say(work, after, reply, false);
        }
        work.save(
                switch (turn.outcome()) {
                    case Outcome.HandOverAsked(Outcome.Cause cause, Action.Target target) -> {
                        takePart(work, after);
                        yield step(work, after, HandOverStep.ASKED, reason(cause))
                                .withWanted(target);
                    }
                    case Outcome.Calls(ApiRequest request) -> {
                        int line = Lines.call(work, after, request, now());
                        yield after.withCall(
                                new AwaitedCall(request, line, false, Optional.empty()));
                    }
                    case Outcome.Answered _,
                            Outcome.SmallTalk _,
                            Outcome.WhichOne _,
                            Outcome.NotUnderstood _ ->
                            after;
                });
        return true;
    }

    private static boolean isAsItWas(
            ConversationWork work, Conversation before, Conversation now, Question question) {
        boolean asked =
                switch (question) {
                    case Question.Message(VisitorMessage message) ->
                            now.call().isEmpty()
                                    && work.unanswered(now.id()).stream()
                                            .limit(1)
                                            .anyMatch(message::equals);
                    case Question.CallEnded(AwaitedCall call, _) ->
                            now.call().equals(Optional.of(call));
                };
        return asked && now.state().botMayAnswer() && now.dialogue().equals(before.dialogue());
    }

    private static Conversation settled(
            ConversationWork work, Conversation conversation, Question question) {
        return switch (question) {
            case Question.Message(VisitorMessage message) -> {
                work.settle(message);
                yield conversation;
            }
            case Question.CallEnded _ -> conversation.withoutCall();
        };
    }

    private static int line(Question question) {
        return switch (question) {
            case Question.Message(VisitorMessage message) -> message.entryNumber();
            case Question.CallEnded(AwaitedCall call, _) -> call.entryNumber();
        };
    }

    /**
     * An agent takes part in a chat by speaking. One who transfers it without having spoken could
     * not tell the visitor afterwards, nor listen to what follows.
     */
    private void takePart(ConversationWork work, Conversation conversation) {
        if (work.everSent(conversation.id()).isEmpty()) {
            say(work, conversation, SystemText.LOOKING, false);
        }
    }

    /** Puts a message of the bot on its way, in as many parts as the channel needs. */
    void say(
            ConversationWork work,
            Conversation conversation,
            BotMessage message,
            boolean farewell) {
        String botName = dialogues.ofVersion(conversation.botVersion()).bot().name();
        for (BotMessage part : parts.of(message)) {
            int line = Lines.reply(work, conversation, botName, part, now());
            Outbox.add(work, conversation.id(), line, ids.next(), part, farewell);
        }
    }

    /** Takes a step that the caller knows to be possible; it is not saved yet. */
    Conversation step(
            ConversationWork work,
            Conversation conversation,
            HandOverStep step,
            HandOverReason reason) {
        Conversation after =
                conversation
                        .step(step, reason)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "no "
                                                + step
                                                + " in "
                                                + conversation.state()
                                                + ", conversation "
                                                + conversation.id()));
        Lines.state(work, conversation, after, now());
        return after;
    }

    /** Ends a hand-over that cannot be carried out: the visitor is told, and the bot goes on. */
    void backToBot(ConversationWork work, Conversation conversation, HandOverReason reason) {
        Conversation failed = step(work, conversation, HandOverStep.IMPOSSIBLE, reason);
        say(work, failed, situation(reason), false);
        work.save(
                step(work, failed, HandOverStep.BACK_TO_BOT, reason)
                        .withTarget("")
                        .withWanted(new Action.Target.Anyone()));
    }

    private void say(
            ConversationWork work,
            Conversation conversation,
            SystemText situation,
            boolean farewell) {
        dialogues
                .ofVersion(conversation.botVersion())
                .says(situation, conversation.dialogue(), context(conversation, now()))
                .forEach(message -> say(work, conversation, message, farewell));
    }

    private static TurnContext context(Conversation conversation, Instant at) {
        return new TurnContext(
                at, conversation.visitorName(), TurnContext.ZENDESK_CHAT, conversation.id());
    }

    private static SystemText situation(HandOverReason reason) {
        return switch (reason) {
            case NO_DEPARTMENT_ONLINE, DEPARTMENT_NOT_FOUND, OWN_DEPARTMENT_UNKNOWN ->
                    SystemText.NOBODY_ONLINE;
            case VISITORS_WISH,
                    NOT_UNDERSTOOD,
                    FLOW,
                    HUMAN_CAME,
                    AGENT_NOT_REACHABLE,
                    REFUSED,
                    CONNECTION_LOST,
                    VISITOR_LEFT,
                    VISITOR_RETURNED ->
                    SystemText.FAILED;
        };
    }

    /** Tells the visitor that the transfer is confirmed; from then on the bot is silent. */
    void farewell(ConversationWork work, Conversation conversation) {
        Conversation waiting =
                step(work, conversation, HandOverStep.CONFIRMED, why(conversation))
                        .withMustLeave(true);
        say(work, waiting, SystemText.TRANSFERRED, true);
        work.save(waiting);
    }

    private static HandOverReason why(Conversation conversation) {
        return conversation.reason().orElse(HandOverReason.VISITORS_WISH);
    }

    private static HandOverReason reason(Outcome.Cause cause) {
        return switch (cause) {
            case VISITORS_WISH -> HandOverReason.VISITORS_WISH;
            case NOT_UNDERSTOOD -> HandOverReason.NOT_UNDERSTOOD;
            case FLOW -> HandOverReason.FLOW;
        };
    }

    Instant now() {
        return clock.instant();
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
