package dev.deskhand.server.conversation;

import dev.deskhand.bot.SystemText;
import dev.deskhand.server.handover.HandOverReason;
import dev.deskhand.server.handover.HandOverState;
import dev.deskhand.server.timer.Timer;
import dev.deskhand.server.timer.TimerKind;
import java.time.Duration;

/**
 * What follows from a timer that is due, if it still applies. It is looked at in the conversation's
 * own queue, so it never runs beside a message; whatever was overtaken meanwhile does nothing.
 */
final class Timeouts {
    /** So often a visitor is asked whether to wait; then the wait is over. */
    static final int MOST_WAITS = 3;

    /** What is seen to later than that was held up, by a restart or a broken connection. */
    static final Duration LATE = Duration.ofMinutes(2);

    private final Turns turns;

    Timeouts(Turns turns) {
        this.turns = turns;
    }

    void handle(ConversationWork work, Conversation conversation, Timer timer) {
        work.timers().cancel(conversation.id(), timer.kind());
        boolean late = turns.now().isAfter(timer.at().plus(LATE));
        switch (timer.kind()) {
            case PATIENCE -> nobodyCame(work, conversation, late);
            case FOLLOW_UP -> fellSilent(work, conversation, late);
            case CONTEXT ->
                    Contexts.lapse(work, conversation, turns.dialogue(conversation), turns.now());
        }
    }

    /**
     * A chat that waits has a timer, whichever way it came to wait: from when the visitor has heard
     * all that there is to say, which may be long after it was written down.
     */
    void watch(ConversationWork work, Conversation conversation) {
        if (!work.timers().isSet(conversation.id(), TimerKind.PATIENCE)) {
            turns.awaitPeople(work, conversation);
        }
    }

    /** After a break people get their time again: nobody could come while it lasted. */
    private void nobodyCame(ConversationWork work, Conversation conversation, boolean late) {
        if (conversation.state() != HandOverState.WAITING) {
            return;
        }
        if (late) {
            turns.awaitPeople(work, conversation);
        } else if (conversation.waits() < MOST_WAITS) {
            Conversation asked = conversation.withAnotherWait();
            turns.offer(work, asked, SystemText.NOBODY_CAME, Offers.WHILE_WAITING, true);
            work.save(asked);
        } else {
            turns.backToBot(work, conversation, HandOverReason.TIMED_OUT);
        }
    }

    /** What was asked is left alone in any case; words that come late would only surprise. */
    private void fellSilent(ConversationWork work, Conversation conversation, boolean late) {
        boolean silent =
                conversation.state().botMayAnswer()
                        && conversation.call().isEmpty()
                        && conversation.offer() == Offer.NONE
                        && work.unanswered(conversation.id()).isEmpty();
        if (!silent) {
            return;
        }
        Conversation resting = conversation.withDialogue(turns.atRest(conversation));
        if (!late) {
            turns.say(work, resting, SystemText.FOLLOW_UP, false);
        }
        work.save(resting);
    }
}
