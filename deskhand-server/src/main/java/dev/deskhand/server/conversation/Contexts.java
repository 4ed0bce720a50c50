package dev.deskhand.server.conversation;

import dev.deskhand.bot.Settings;
import dev.deskhand.bot.SystemText;
import dev.deskhand.bot.dialogue.Dialogue;
import dev.deskhand.bot.dialogue.DialogueState;
import dev.deskhand.server.timer.TimerKind;
import java.time.Duration;
import java.time.Instant;

/**
 * How long what a bot was told is kept, and where its flow is: while the visitor goes on, for the
 * context's life after that, and into the visitor's next chat. All within the transaction of the
 * caller.
 */
final class Contexts {
    private Contexts() {}

    /**
     * After a turn. A visitor who falls silent now is asked again, or what was asked is left alone.
     * What is kept for the first time gets its alarm; whether the visitor has written since then,
     * the alarm finds out, so that no other turn has to do with it.
     */
    static void watch(
            ConversationWork work,
            Dialogue dialogue,
            Conversation before,
            Conversation after,
            Instant now) {
        Settings settings = dialogue.bot().settings();
        boolean follows = !settings.texts().of(SystemText.FOLLOW_UP, "").isEmpty();
        if (follows || dialogue.isAsking(after.dialogue())) {
            work.timers().set(after.id(), TimerKind.FOLLOW_UP, now.plus(settings.silence()));
        } else if (dialogue.isAsking(before.dialogue())) {
            work.timers().cancel(after.id(), TimerKind.FOLLOW_UP);
        }
        if (after.dialogue().keepsContext() && !before.dialogue().keepsContext()) {
            work.timers().set(after.id(), TimerKind.CONTEXT, now.plus(settings.contextLife()));
        }
    }

    /** The alarm has gone off, and is no more: what is kept is forgotten, or gets another one. */
    static void lapse(
            ConversationWork work, Conversation conversation, Dialogue dialogue, Instant now) {
        DialogueState state = conversation.dialogue();
        if (!state.keepsContext()) {
            return;
        }
        Duration life = dialogue.bot().settings().contextLife();
        Instant end = state.last().map(last -> last.plus(life)).orElse(now);
        if (isBeingUsed(work, conversation)) {
            work.timers().set(conversation.id(), TimerKind.CONTEXT, now.plus(life));
        } else if (end.isAfter(now)) {
            work.timers().set(conversation.id(), TimerKind.CONTEXT, end);
        } else {
            work.save(conversation.withDialogue(state.withoutContext()));
            Lines.note(
                    work,
                    conversation.id(),
                    "The visitor has not written to the bot for the time of context_life: values"
                            + " and place are forgotten.",
                    now);
        }
    }

    /** Whether a turn, a call or a hand-over is about to need it. */
    private static boolean isBeingUsed(ConversationWork work, Conversation conversation) {
        boolean handsOver =
                switch (conversation.state()) {
                    case REQUESTED, TRANSFERRING -> true;
                    case BOT, RETURNED, WAITING, HUMAN, FAILED, ABANDONED, ENDED -> false;
                };
        return handsOver
                || conversation.call().isPresent()
                || !work.unanswered(conversation.id()).isEmpty();
    }

    /**
     * The visitor has left, and the conversation has taken that step. At its end only what the next
     * chat may begin with is kept; who may come back to it finds everything.
     */
    static Conversation visitorLeft(ConversationWork work, Conversation conversation) {
        Conversation after =
                switch (conversation.state()) {
                    case ENDED -> conversation.withDialogue(conversation.dialogue().forNextChat());
                    case BOT,
                            REQUESTED,
                            TRANSFERRING,
                            WAITING,
                            HUMAN,
                            FAILED,
                            RETURNED,
                            ABANDONED ->
                            conversation;
                };
        if (after.dialogue().keepsContext()) {
            work.timers().cancelWaits(after.id());
        } else {
            work.timers().cancelAll(after.id());
        }
        return after;
    }

    /**
     * A conversation that begins, with what the same visitor has told before. Another version of
     * the bot may mean something else by the same name, and asks anew.
     */
    static Conversation inherited(Conversation before, Conversation begun) {
        boolean same =
                !begun.visitorId().isEmpty()
                        && before.visitorId().equals(begun.visitorId())
                        && before.botVersion() == begun.botVersion();
        DialogueState kept = before.dialogue().forNextChat();
        return same && kept.keepsContext() ? begun.withDialogue(kept) : begun;
    }

    /** What the new conversation begins with is its own from now on, and so is the alarm. */
    static void passOn(
            ConversationWork work, Conversation before, Conversation begun, Instant now) {
        work.timers().pass(TimerKind.CONTEXT, before.id(), begun.id());
        work.save(before.withDialogue(before.dialogue().withoutContext()));
        Lines.note(
                work,
                begun.id(),
                "Still known from the visitor's chat before: "
                        + String.join(", ", begun.dialogue().values().keySet())
                        + ".",
                now);
    }
}
