package dev.deskhand.server.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.testing.MarkdownTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What operators read about the hand-over is what the machine does, row for row. */
final class DocumentedStepsTest {
    private static final String PAGE = "operators/hand-over.md";

    @Test
    void thePageListsEveryStepAndNoOther() throws IOException {
        List<List<String>> steps =
                HandOverMachine.ROWS.stream()
                        .map(row ->
                                List.of(
                                        row.from().wireName(),
                                        row.step().name().toLowerCase(Locale.ROOT),
                                        row.to().wireName()))
                        .toList();
        assertThat(MarkdownTable.rows(PAGE, "state", "step", "next state"))
                .containsExactlyInAnyOrderElementsOf(steps);
    }

    @Test
    void thePageExplainsEveryStateAndNoOther() throws IOException {
        assertThat(firstCells("state", "in the console"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(HandOverState.values())
                                .map(HandOverState::wireName)
                                .toList());
    }

    @Test
    void thePageExplainsEveryReasonAndNoOther() throws IOException {
        assertThat(firstCells("reason", "that is"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(HandOverReason.values())
                                .map(HandOverReason::wireName)
                                .toList());
    }

    private static List<String> firstCells(String... columns) throws IOException {
        return MarkdownTable.rows(PAGE, columns).stream().map(List::getFirst).toList();
    }
}
