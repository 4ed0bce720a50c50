package dev.deskhand.server.conversation;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.Settings;
import dev.deskhand.bot.SystemText;
import dev.deskhand.bot.dialogue.ApiRequest;
import dev.deskhand.bot.dialogue.ApiResult;
import dev.deskhand.bot.dialogue.Dialogue;
import dev.deskhand.bot.dialogue.DialogueState;
import dev.deskhand.bot.dialogue.Outcome;
import dev.deskhand.bot.dialogue.Turn;
import dev.deskhand.bot.dialogue.TurnContext;
import dev.deskhand.bot.dialogue.VisitorInput;
import dev.deskhand.server.bot.Dialogues;
import dev.deskhand.server.bot.Why;
import dev.deskhand.server.channel.MessageParts;
import dev.deskhand.server.handover.HandOverReason;
import dev.deskhand.server.handover.HandOverStep;
import dev.deskhand.server.timer.TimerKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the bot answer. Understanding takes time, so a turn is decided on what was read, and stored
 * in one transaction with its replies if nothing has changed since.
 */
final class Turns {
    private static final Logger log = LoggerFactory.getLogger(Turns.class);

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
        /** The ids of the events that brought what is answered; none for a call. */
        default List<String> events() {
            return switch (this) {
                case Messages(Waiting waiting) ->
                        waiting.lines().stream().map(VisitorMessage::eventId).toList();
                case CallEnded _ -> List.of();
            };
        }

        /** Messages that no turn has read. */
        record Messages(Waiting waiting) implements Question {}

        /** The call that the dialogue waits for has ended. */
        record CallEnded(AwaitedCall call, ApiResult result) implements Question {}
    }

    /**
     * What a turn has come to.
     *
     * @param parts each reply, as the channel shows it
     */
    record Decided(Turn turn, String botName, List<List<BotMessage>> parts) {
        Decided {
            parts = List.copyOf(parts);
        }

        boolean saysSomething() {
            return !parts.isEmpty();
        }
    }

    /** Words for a failure, ready to be said. */
    record Apology(String botName, List<List<BotMessage>> parts) {
        Apology {
            parts = List.copyOf(parts);
        }
    }

    Dialogue dialogue(Conversation conversation) {
        return dialogues.ofVersion(conversation.botVersion());
    }

    /** A turn is decided next, so many nanoseconds after the last of its messages was read. */
    void begins(long afterNanos) {
        dialogues.begins(afterNanos);
    }

    /** Lets the bot decide; nothing is stored, and no transaction may be held meanwhile. */
    Decided decide(Conversation conversation, Question question) {
        VisitorInput input =
                switch (question) {
                    case Question.Messages(Waiting waiting) ->
                            new VisitorInput.Said(waiting.texts());
                    case Question.CallEnded(AwaitedCall call, ApiResult result) ->
                            new VisitorInput.CallEnded(call.request().id(), result);
                };
        Instant at =
                switch (question) {
                    case Question.Messages(Waiting waiting) -> waiting.newest().at();
                    case Question.CallEnded _ -> now();
                };
        Dialogue dialogue = dialogue(conversation);
        Turn turn = dialogue.turn(conversation.dialogue(), input, context(conversation, at));
        return new Decided(
                turn, dialogue.bot().name(), turn.replies().stream().map(parts::of).toList());
    }

    /**
     * Stores a turn with all that follows from it, if the conversation is still as it was when the
     * turn was decided.
     *
     * @return false if it is not, and nothing was stored
     */
    boolean store(ConversationWork work, Conversation before, Question question, Decided decided) {
        Optional<Conversation> found = asItWas(work, before, question);
        if (found.isEmpty()) {
            return false;
        }
        Turn turn = decided.turn();
        Conversation now = settled(work, found.get(), question);
        Conversation after = now.withDialogue(turn.state()).withTags(turn.tags());
        work.explain(after.id(), line(question), Why.of(turn));
        work.notePersonal(after.id(), PersonalValue.of(turn));
        decided.parts().forEach(reply -> say(work, after, decided.botName(), reply, false));
        work.save(
                switch (turn.outcome()) {
                    case Outcome.HandOverAsked(Outcome.Cause cause, Action.Target target) -> {
                        takePart(work, after);
                        yield step(work, after, HandOverStep.ASKED, Situations.reason(cause))
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
        Contexts.watch(work, dialogue(after), before, after, now());
        return true;
    }

    /** The conversation, if what was asked is still to be answered, by the bot, from there. */
    static Optional<Conversation> asItWas(
            ConversationWork work, Conversation before, Question question) {
        return work.find(before.id())
                .filter(now -> isStillAsked(work, now, question))
                .filter(now -> now.state().botMayAnswer())
                .filter(now -> now.dialogue().equals(before.dialogue()));
    }

    private static boolean isStillAsked(
            ConversationWork work, Conversation now, Question question) {
        return switch (question) {
            case Question.Messages(Waiting waiting) ->
                    now.call().isEmpty() && work.stillWait(now.id(), waiting);
            case Question.CallEnded(AwaitedCall call, _) -> now.call().equals(Optional.of(call));
        };
    }

    private Conversation settled(
            ConversationWork work, Conversation conversation, Question question) {
        return switch (question) {
            case Question.Messages(Waiting waiting) -> {
                work.settle(conversation.id(), waiting);
                if (waiting.leftOut() > 0) {
                    Lines.note(work, conversation.id(), waiting.leftOutWords(), now());
                }
                yield conversation;
            }
            case Question.CallEnded _ -> conversation.withoutCall();
        };
    }

    private static int line(Question question) {
        return switch (question) {
            case Question.Messages(Waiting waiting) -> waiting.newest().entryNumber();
            case Question.CallEnded(AwaitedCall call, _) -> call.entryNumber();
        };
    }

    /**
     * An agent takes part in a chat by speaking. One who transfers it without having spoken could
     * not tell the visitor afterwards, nor listen to what follows.
     */
    void takePart(ConversationWork work, Conversation conversation) {
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
        String botName = dialogue(conversation).bot().name();
        say(work, conversation, botName, parts.of(message), farewell);
    }

    private void say(
            ConversationWork work,
            Conversation conversation,
            String botName,
            List<BotMessage> message,
            boolean farewell) {
        String first = "";
        for (BotMessage part : message) {
            int line = Lines.reply(work, conversation, botName, part, now());
            String id = ids.next();
            first = first.isEmpty() ? id : first;
            Outbox.add(work, conversation.id(), line, id, first, part, farewell);
        }
    }

    /**
     * What is said of a failure: the bot's own words, or Deskhand's if even those cannot be had. To
     * be made before the transaction in which it is said.
     */
    Apology apology(Conversation conversation) {
        List<BotMessage> words;
        String name = "";
        try {
            Dialogue dialogue = dialogue(conversation);
            name = dialogue.bot().name();
            words =
                    dialogue.says(
                            SystemText.ERROR,
                            conversation.dialogue(),
                            context(conversation, now()));
        } catch (RuntimeException e) {
            log.error(
                    "conversation {}: its bot cannot even say that it has failed: {}",
                    conversation.id(),
                    Failure.words(e));
            words = List.of(BotMessage.text(SystemText.ERROR.english()));
        }
        return new Apology(name, words.stream().map(parts::of).toList());
    }

    void say(ConversationWork work, Conversation conversation, Apology apology) {
        apology.parts().forEach(part -> say(work, conversation, apology.botName(), part, false));
    }

    /** Passes the chat to people because the bot fails; it is not saved yet. */
    Conversation handOverForError(ConversationWork work, Conversation conversation) {
        takePart(work, conversation);
        return step(work, conversation, HandOverStep.ASKED, HandOverReason.ERROR)
                .withWanted(new Action.Target.Anyone());
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
        SystemText situation = Situations.of(reason);
        boolean offers = situation != SystemText.FAILED;
        offer(work, failed, situation, offers ? Offers.INSTEAD : List.of(), false);
        work.timers().cancel(conversation.id(), TimerKind.PATIENCE);
        work.save(
                step(work, failed, HandOverStep.BACK_TO_BOT, reason)
                        .withTarget("")
                        .withWanted(new Action.Target.Anyone())
                        .withoutOffer()
                        .withOffer(offers ? Offer.LEAVE_A_MESSAGE : Offer.NONE));
    }

    /** Says something with options below it. */
    void offer(
            ConversationWork work,
            Conversation conversation,
            SystemText situation,
            List<SystemText> options,
            boolean farewell) {
        dialogue(conversation)
                .asks(situation, options, conversation.dialogue(), context(conversation, now()))
                .forEach(message -> say(work, conversation, message, farewell));
    }

    /** Which of the options a visitor's words mean. */
    Optional<SystemText> picked(
            Conversation conversation, VisitorMessage message, List<SystemText> options) {
        return dialogue(conversation)
                .picked(
                        message.text(),
                        options,
                        conversation.dialogue(),
                        context(conversation, message.at()));
    }

    private Bot bot(Conversation conversation) {
        return dialogue(conversation).bot();
    }

    /** What holds for the bot of a conversation. */
    Settings settings(Conversation conversation) {
        return bot(conversation).settings();
    }

    void say(
            ConversationWork work,
            Conversation conversation,
            SystemText situation,
            boolean farewell) {
        offer(work, conversation, situation, List.of(), farewell);
    }

    private static TurnContext context(Conversation conversation, Instant at) {
        return new TurnContext(
                at, conversation.visitorName(), TurnContext.ZENDESK_CHAT, conversation.id());
    }

    /** Tells the visitor that the transfer is confirmed; from then on the bot is silent. */
    void farewell(ConversationWork work, Conversation conversation) {
        Conversation waiting =
                step(work, conversation, HandOverStep.CONFIRMED, why(conversation))
                        .withMustLeave(true)
                        .withTags(Summary.tags(conversation, bot(conversation)))
                        .withoutOffer();
        List<Asked> asked = work.asked(waiting.id(), Summary.MOST_LINES);
        work.handOvers().understood(waiting.id(), Summary.lines(waiting, bot(waiting), asked));
        say(work, waiting, SystemText.TRANSFERRED, true);
        work.save(waiting);
    }

    /** From now on; who has been asked waits longer each time before being asked again. */
    void awaitPeople(ConversationWork work, Conversation conversation) {
        Duration patience =
                settings(conversation)
                        .handOver()
                        .patience()
                        .multipliedBy(1L << conversation.waits());
        work.timers().set(conversation.id(), TimerKind.PATIENCE, now().plus(patience));
    }

    private static HandOverReason why(Conversation conversation) {
        return conversation.reason().orElse(HandOverReason.VISITORS_WISH);
    }

    /** What the dialogue remembers of a visitor who has fallen silent. */
    DialogueState atRest(Conversation conversation) {
        return dialogue(conversation).atRest(conversation.dialogue());
    }

    Instant now() {
        return clock.instant();
    }
}
