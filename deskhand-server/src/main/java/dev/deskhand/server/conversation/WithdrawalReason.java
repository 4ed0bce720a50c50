package dev.deskhand.server.conversation;

import dev.deskhand.server.handover.HandOverState;
import java.util.Locale;

/** Why a message of the bot was not written, or did not arrive. */
enum WithdrawalReason {
    HUMAN_CAME,
    /** An operator has passed the chat on. */
    HANDED_OVER,
    ANOTHER_AGENT_SERVES,
    VISITOR_LEFT,
    REFUSED,
    /** An earlier part of the same message was refused. */
    PART_REFUSED,
    OUTCOME_UNKNOWN;

    /** Why nothing may be said in this state. */
    static WithdrawalReason of(HandOverState state) {
        return switch (state) {
            case ENDED, ABANDONED -> VISITOR_LEFT;
            case BOT, RETURNED, REQUESTED, TRANSFERRING, WAITING, HUMAN, FAILED -> HUMAN_CAME;
        };
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
