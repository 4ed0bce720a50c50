package dev.deskhand.bot.file;

import static dev.deskhand.bot.file.ParsedFiles.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of {@code broken-files.txt} has one mistake, and the reader names just that. */
class BrokenFilesTest {
    private static final Path FILES =
            Path.of(
                    "src",
                    "test",
                    "resources",
                    "dev",
                    "deskhand",
                    "bot",
                    "file",
                    "broken-files.txt");

    record Broken(int line, String path, String message, String fix, String file) {
        @Override
        public String toString() {
            return line + " " + path + ": " + message;
        }
    }

    static List<Broken> brokenFiles() throws IOException {
        List<Broken> files = new ArrayList<>();
        String all = Files.readString(FILES);
        String[] sections = all.substring(all.indexOf("\n### ")).split("\n### ", -1);
        for (String section : Arrays.asList(sections).subList(1, sections.length)) {
            String[] lines = section.split("\n", 2);
            String[] parts = lines[0].split(" :: ", -1);
            String[] place = parts[0].split(" ", 2);
            files.add(
                    new Broken(
                            Integer.parseInt(place[0]),
                            place[1].strip(),
                            parts[1],
                            parts[2],
                            lines[1]));
        }
        return files;
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void theOneMistakeIsNamedWithLinePathAndFix(Broken broken) {
        assertThat(problems(broken.file()))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(broken.line());
                    assertThat(problem.path()).isEqualTo(broken.path());
                    assertThat(problem.message()).contains(broken.message());
                    assertThat(problem.fix()).contains(broken.fix());
                });
    }

    @Test
    void thereAreMoreThanSixty() throws IOException {
        assertThat(brokenFiles()).hasSizeGreaterThan(60);
    }
}
