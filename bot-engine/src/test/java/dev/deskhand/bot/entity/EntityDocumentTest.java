package dev.deskhand.bot.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntityDocumentTest {
    record Example(String type, String text, String value) {}

    static Stream<Example> examples() {
        try {
            return Files.readAllLines(Path.of("../docs/entities.md")).stream()
                    .filter(line -> line.startsWith("| `"))
                    .map(line -> line.split("\\|", -1))
                    .map(cells ->
                            new Example(
                                    cells[1].strip().replace("`", ""),
                                    cells[2].strip(),
                                    cells[3].strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theManualTellsWhatIsSo(Example example) {
        boolean asked = example.type().endsWith("?");
        String type = example.type().replace("?", "");
        ReadingContext context = PhraseTable.context("en-GB").asking(asked ? type : null);

        List<Found> found = PhraseTable.READER.read(example.text(), List.of(type), context);

        String value =
                found.stream().map(one -> one.value().text()).collect(Collectors.joining(" & "));
        assertThat(value.isEmpty() ? "-" : value).isEqualTo(example.value());
    }

    @Test
    void theManualHasExamples() {
        assertThat(examples().count()).isGreaterThan(60);
    }
}
