package dev.deskhand.server.conversation;

import dev.deskhand.bot.SystemText;
import dev.deskhand.bot.dialogue.Outcome;
import dev.deskhand.server.handover.HandOverReason;

/** What the dialogue and the hand-over call the same things. */
final class Situations {
    private Situations() {}

    /** What a visitor is told where a hand-over could not be carried out for that reason. */
    static SystemText of(HandOverReason reason) {
        return switch (reason) {
            case NO_DEPARTMENT_ONLINE,
                    DEPARTMENT_NOT_FOUND,
                    OWN_DEPARTMENT_UNKNOWN,
                    ALREADY_THERE ->
                    SystemText.NOBODY_ONLINE;
            case OUTSIDE_HOURS -> SystemText.OUTSIDE_HOURS;
            case LIMIT_REACHED -> SystemText.LIMIT_REACHED;
            case TIMED_OUT -> SystemText.GIVE_UP_WAITING;
            case VISITORS_WISH,
                    NOT_UNDERSTOOD,
                    FLOW,
                    ERROR,
                    OPERATOR,
                    HUMAN_CAME,
                    LEAVES_MESSAGE,
                    GOES_ON,
                    HUMAN_LEFT,
                    AGENT_NOT_REACHABLE,
                    REFUSED,
                    CONNECTION_LOST,
                    VISITOR_LEFT,
                    VISITOR_RETURNED ->
                    SystemText.FAILED;
        };
    }

    /** Why the dialogue asks for a person. */
    static HandOverReason reason(Outcome.Cause cause) {
        return switch (cause) {
            case VISITORS_WISH -> HandOverReason.VISITORS_WISH;
            case NOT_UNDERSTOOD -> HandOverReason.NOT_UNDERSTOOD;
            case FLOW -> HandOverReason.FLOW;
        };
    }
}
