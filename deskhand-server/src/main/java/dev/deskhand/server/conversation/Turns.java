package dev.deskhand.server.conversation;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.Dialogue;
import dev.deskhand.bot.Outcome;
import dev.deskhand.bot.Turn;
import dev.deskhand.bot.VisitorInput;
import dev.deskhand.server.bot.Dialogues;
import dev.deskhand.server.channel.MessageParts;
import dev.deskhand.server.handover.HandOverReason;
import dev.deskhand.server.handover.HandOverState;
import dev.deskhand.server.handover.HandOverStep;
import java.time.Instant;
import java.time.InstantSource;

/** Lets the bot answer one message: the new state and the replies are stored together. */
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

    /** Answers the message, or, where the bot has to be silent, takes it off the list. */
    void turn(ConversationWork work, Conversation conversation, VisitorMessage message) {
        work.settle(message);
        if (!conversation.state().botMayAnswer()) {
            return;
        }
        Dialogue dialogue = dialogues.of(conversation.businessId());
        Turn turn = dialogue.turn(conversation.dialogue(), new VisitorInput(message.text()));
        Conversation after = conversation.withDialogue(turn.state());
        for (BotMessage reply : turn.replies()) {
            say(work, after, reply, false);
        }
        if (turn.outcome() instanceof Outcome.HandOverAsked(Outcome.Cause cause)) {
            takePart(work, after, dialogue);
            after = step(work, after, HandOverStep.ASKED, reason(cause));
        }
        work.save(after);
    }

    /**
     * An agent takes part in a chat by speaking. One who transfers it without having spoken could
     * not tell the visitor afterwards, nor listen to what follows.
     */
    private void takePart(ConversationWork work, Conversation conversation, Dialogue dialogue) {
        if (work.everSent(conversation.id()).isEmpty()) {
            String looking = dialogue.bot().settings().handOver().texts().looking();
            say(work, conversation, BotMessage.text(looking), false);
        }
    }

    /** Puts a message of the bot on its way, in as many parts as the channel needs. */
    void say(
            ConversationWork work,
            Conversation conversation,
            BotMessage message,
            boolean farewell) {
        String botName = dialogues.of(conversation.businessId()).bot().name();
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
        var texts = dialogues.of(conversation.businessId()).bot().settings().handOver().texts();
        say(work, failed, BotMessage.text(words(texts, reason)), false);
        work.save(step(work, failed, HandOverStep.BACK_TO_BOT, reason).withTarget(""));
    }

    private static String words(Bot.HandOverTexts texts, HandOverReason reason) {
        return switch (reason) {
            case NO_DEPARTMENT_ONLINE, DEPARTMENT_NOT_FOUND, OWN_DEPARTMENT_UNKNOWN ->
                    texts.nobodyOnline();
            case VISITORS_WISH,
                    NOT_UNDERSTOOD,
                    HUMAN_CAME,
                    REFUSED,
                    CONNECTION_LOST,
                    VISITOR_LEFT,
                    VISITOR_RETURNED ->
                    texts.failed();
        };
    }

    /** Tells the visitor that the transfer is confirmed; from then on the bot is silent. */
    void farewell(ConversationWork work, Conversation conversation) {
        Conversation waiting =
                step(work, conversation, HandOverStep.CONFIRMED, why(conversation))
                        .withMustLeave(true);
        var texts = dialogues.of(conversation.businessId()).bot().settings().handOver().texts();
        say(work, waiting, BotMessage.text(texts.transferred()), true);
        work.save(waiting);
    }

    private static HandOverReason why(Conversation conversation) {
        return conversation.reason().orElse(HandOverReason.VISITORS_WISH);
    }

    private static HandOverReason reason(Outcome.Cause cause) {
        return switch (cause) {
            case VISITORS_WISH -> HandOverReason.VISITORS_WISH;
            case NOT_UNDERSTOOD -> HandOverReason.NOT_UNDERSTOOD;
        };
    }

    private Instant now() {
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
