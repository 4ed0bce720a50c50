package dev.deskhand.app.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.app.Terminal;
import dev.deskhand.bot.understanding.Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample bots can be used as they are, and talk as their tests say. */
final class SamplesTest {
    private static final Path SAMPLES =
            Path.of(System.getProperty("deskhand.root", "..")).resolve("samples");
    private static final Terminal SILENT =
            new Terminal(
                    new PrintStream(OutputStream.nullOutputStream()),
                    new PrintStream(OutputStream.nullOutputStream()));

    static List<Path> samples() throws IOException {
        try (Stream<Path> folders = Files.list(SAMPLES)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleHasNoProblemsAndManyTests(Path sample) {
        Findings findings = Findings.of(sample);

        assertThat(findings.problems()).isEmpty();
        assertThat(findings.tests()).isGreaterThanOrEqualTo(15);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleTalksAsItsTestsSay(Path sample) {
        try (Learning learning = Learning.with(Profile.LEXICAL, SILENT)) {
            TestRun run = TestRun.of(TestFinder.in(sample), "", learning);

            assertThat(run.passed()).as(TestText.of(run, new Style(false))).isTrue();
        }
    }
}
