package dev.deskhand.server.conversation;

import dev.deskhand.server.handover.HandOverOutcome;
import dev.deskhand.server.handover.HandOverReason;
import dev.deskhand.server.handover.HandOverRows;
import dev.deskhand.server.handover.HandOverState;
import java.time.Instant;

/** Keeps the book of hand-overs: each step of a conversation that begins or ends one is noted. */
final class HandOverBook {
    private HandOverBook() {}

    static void note(ConversationWork work, Conversation from, Conversation to, Instant at) {
        HandOverRows rows = work.handOvers();
        HandOverReason why = to.reason().orElse(HandOverReason.VISITORS_WISH);
        long id = to.id();
        switch (to.state()) {
            case REQUESTED -> rows.begin(id, why, at);
            case WAITING -> {
                if (from.state() == HandOverState.ABANDONED) {
                    rows.resume(id);
                } else {
                    rows.transferred(id, at);
                }
            }
            case HUMAN -> rows.end(id, HandOverOutcome.HUMAN_CAME, why, at);
            case FAILED -> rows.end(id, HandOverOutcome.FAILED, why, at);
            case ABANDONED -> rows.end(id, HandOverOutcome.ABANDONED, why, at);
            case BOT -> rows.end(id, backAtBot(why), why, at);
            case TRANSFERRING, RETURNED, ENDED -> {}
        }
    }

    /** After a hand-over that failed nothing runs any more that could end. */
    private static HandOverOutcome backAtBot(HandOverReason why) {
        return why == HandOverReason.OPERATOR
                ? HandOverOutcome.TAKEN_BACK
                : HandOverOutcome.GAVE_UP;
    }
}
