package dev.deskhand.server.conversation;

import java.util.Locale;

/** Why a message of the bot was not written, or did not arrive. */
enum WithdrawalReason {
    HUMAN_CAME,
    ANOTHER_AGENT_SERVES,
    VISITOR_LEFT,
    REFUSED,
    OUTCOME_UNKNOWN;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
