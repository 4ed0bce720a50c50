package dev.deskhand.server.storage;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.deskhand.server.refusal.Refusal;
import dev.deskhand.server.refusal.Refusal.FieldProblem;
import dev.deskhand.server.testing.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationRowsTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"xx", "1", "1-", "-1-2", "1-2\n", "\u0661-1", "1-9999999999999999999"})
    void aCursorThatNoListGaveIsRefusedByNameAndNotRepeated(String before) {
        try (Database database = Database.open(folder, TestDatabases.of(folder))) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() ->
                            database.read(handle ->
                                    ConversationRows.list(
                                            handle,
                                            1001,
                                            Optional.empty(),
                                            Optional.of(before),
                                            10)))
                    .withMessage("before must be what a list gave as next, unchanged.")
                    .extracting(Refusal::problems)
                    .isEqualTo(
                            List.of(
                                    new FieldProblem(
                                            "before",
                                            "before must be what a list gave as next,"
                                                    + " unchanged.")));
        }
    }
}
