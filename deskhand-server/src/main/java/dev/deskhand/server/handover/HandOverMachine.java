package dev.deskhand.server.handover;

import static dev.deskhand.server.handover.HandOverState.ABANDONED;
import static dev.deskhand.server.handover.HandOverState.BOT;
import static dev.deskhand.server.handover.HandOverState.ENDED;
import static dev.deskhand.server.handover.HandOverState.FAILED;
import static dev.deskhand.server.handover.HandOverState.HUMAN;
import static dev.deskhand.server.handover.HandOverState.REQUESTED;
import static dev.deskhand.server.handover.HandOverState.RETURNED;
import static dev.deskhand.server.handover.HandOverState.TRANSFERRING;
import static dev.deskhand.server.handover.HandOverState.WAITING;

import java.util.List;
import java.util.Optional;

/**
 * The hand-over as a table: what is not a row of it cannot happen. {@code docs/operators} shows the
 * same rows, and a test compares the two.
 */
public final class HandOverMachine {
    /** One row: in this state, this step leads there. */
    public record Row(HandOverState from, HandOverStep step, HandOverState to) {}

    /** All rows. */
    public static final List<Row> ROWS =
            List.of(
                    new Row(BOT, HandOverStep.ASKED, REQUESTED),
                    new Row(BOT, HandOverStep.HUMAN_CAME, HUMAN),
                    new Row(BOT, HandOverStep.VISITOR_LEFT, ENDED),
                    new Row(REQUESTED, HandOverStep.DEPARTMENT_CHOSEN, TRANSFERRING),
                    new Row(REQUESTED, HandOverStep.IMPOSSIBLE, FAILED),
                    new Row(REQUESTED, HandOverStep.HUMAN_CAME, HUMAN),
                    new Row(REQUESTED, HandOverStep.VISITOR_LEFT, ABANDONED),
                    new Row(TRANSFERRING, HandOverStep.CONFIRMED, WAITING),
                    new Row(TRANSFERRING, HandOverStep.IMPOSSIBLE, FAILED),
                    new Row(TRANSFERRING, HandOverStep.HUMAN_CAME, HUMAN),
                    new Row(TRANSFERRING, HandOverStep.VISITOR_LEFT, ABANDONED),
                    new Row(WAITING, HandOverStep.HUMAN_CAME, HUMAN),
                    new Row(WAITING, HandOverStep.IMPOSSIBLE, FAILED),
                    new Row(WAITING, HandOverStep.GAVE_UP, BOT),
                    new Row(WAITING, HandOverStep.TAKEN_BACK, BOT),
                    new Row(WAITING, HandOverStep.VISITOR_LEFT, ABANDONED),
                    new Row(HUMAN, HandOverStep.VISITOR_LEFT, ENDED),
                    new Row(HUMAN, HandOverStep.TAKEN_BACK, BOT),
                    new Row(HUMAN, HandOverStep.HUMAN_LEFT, RETURNED),
                    new Row(RETURNED, HandOverStep.ASKED, REQUESTED),
                    new Row(RETURNED, HandOverStep.BACK_TO_BOT, BOT),
                    new Row(RETURNED, HandOverStep.HUMAN_CAME, HUMAN),
                    new Row(RETURNED, HandOverStep.VISITOR_LEFT, ENDED),
                    new Row(FAILED, HandOverStep.BACK_TO_BOT, BOT),
                    new Row(FAILED, HandOverStep.HUMAN_CAME, HUMAN),
                    new Row(FAILED, HandOverStep.VISITOR_LEFT, ENDED),
                    new Row(ABANDONED, HandOverStep.HUMAN_CAME, HUMAN),
                    new Row(ABANDONED, HandOverStep.VISITOR_BACK_AT_BOT, BOT),
                    new Row(ABANDONED, HandOverStep.VISITOR_BACK_IN_QUEUE, WAITING));

    private HandOverMachine() {}

    /** The state after the step; empty when the step has no meaning in this state. */
    public static Optional<HandOverState> after(HandOverState state, HandOverStep step) {
        return ROWS.stream()
                .filter(row -> row.from() == state && row.step() == step)
                .map(Row::to)
                .findFirst();
    }
}
