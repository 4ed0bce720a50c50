package dev.deskhand.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.testing.MarkdownTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever state an operator sees, the page about the connection explains it. */
final class DocumentedStatesTest {
    @Test
    void thePageExplainsEveryStateAndNoOther() throws IOException {
        List<List<String>> states =
                Arrays.stream(ConnectionStatus.State.values())
                        .map(state -> List.of(state.wireName()))
                        .toList();
        assertThat(MarkdownTable.rows("operators/connection-status.md", "status"))
                .containsExactlyInAnyOrderElementsOf(states);
    }
}
