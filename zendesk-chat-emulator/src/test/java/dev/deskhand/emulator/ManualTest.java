package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.emulator.fault.FaultKind;
import dev.deskhand.emulator.fault.FaultMenu;
import dev.deskhand.emulator.fault.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the manual says of faults and shows as a sample, held against the code. */
class ManualTest {

    private static final Path MODULE =
            Files.exists(Path.of("src/test/java")) ? Path.of("") : Path.of("zendesk-chat-emulator");

    private static String read(String path) throws IOException {
        return Files.readString(MODULE.toAbsolutePath().resolve(path).normalize());
    }

    private static String row(FaultKind kind) {
        List<String> fields =
                kind.fields().stream()
                        .map(field ->
                                "`%s`%s%s"
                                        .formatted(
                                                field.name(),
                                                field.usual() == null
                                                        ? ""
                                                        : " (" + field.usual() + ")",
                                                field.values().isEmpty()
                                                        ? ""
                                                        : ": " + String.join(", ", field.values())))
                        .toList();
        return "| %s | %s%s | %s | %s |"
                .formatted(
                        kind.word(),
                        kind.effect(),
                        kind.actsAtOnce() ? " *At once.*" : "",
                        String.join("; ", fields),
                        String.join(", ", kind.placeWords()));
    }

    @Test
    void theTableOfFaultsIsTheMenu() throws IOException {
        List<String> rows =
                read("../docs/emulator.md")
                        .lines()
                        .dropWhile(line -> !line.startsWith("| fault | what it does"))
                        .skip(2)
                        .takeWhile(line -> line.startsWith("|"))
                        .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        Arrays.stream(FaultKind.values()).map(ManualTest::row).toList());
    }

    @Test
    void theManualNamesEveryFieldThatAnyFaultMayHave() throws IOException {
        String manual = read("../docs/emulator.md");
        for (Field field : FaultMenu.fields()) {
            assertThat(manual).containsAnyOf("`" + field.name() + "`", "\"" + field.name() + "\"");
        }
    }

    @Test
    void theSampleIsATestOfThisModule() throws IOException {
        String test = read("src/test/java/dev/deskhand/emulator/junit/GreeterTest.java");
        String sample =
                test.substring(test.indexOf("// sample: begin\n"), test.indexOf("// sample: end"))
                        .replace("// sample: begin\n", "");
        assertThat(read("../docs/emulator.md")).contains("```java\n" + sample + "```");
        String first = sample.substring(0, sample.indexOf("    @Test\n    void aMessage")).strip();
        assertThat(read("README.md")).contains("```java\n" + first + "\n}\n```");
    }
}
