package dev.deskhand.app.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.app.Terminal;
import dev.deskhand.bot.understanding.Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample bots can be used as they are, and talk as their tests say. */
final class SamplesTest {
    private static final Path SAMPLES =
            Path.of(System.getProperty("deskhand.root", "..")).resolve("samples");
    private static final Terminal SILENT =
            new Terminal(
                    new PrintStream(OutputStream.nullOutputStream()),
                    new PrintStream(OutputStream.nullOutputStream()));

    private static final Map<Profile, Learning> LEARNING = new EnumMap<>(Profile.class);

    @AfterAll
    static void freeTheModels() {
        LEARNING.values().forEach(Learning::close);
        LEARNING.clear();
    }

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

    static Stream<Arguments> samplesByProfile() throws IOException {
        return samples().stream()
                .flatMap(sample ->
                        Stream.of(Profile.LEXICAL, Profile.FAST)
                                .map(profile -> Arguments.of(sample, profile)));
    }

    /** As the demo, and a server whose models are loading, and as a server that has loaded them. */
    @ParameterizedTest
    @MethodSource("samplesByProfile")
    void aSampleTalksAsItsTestsSay(Path sample, Profile profile) {
        Learning learning =
                LEARNING.computeIfAbsent(profile, wanted -> Learning.with(wanted, SILENT));
        assertThat(learning.profile()).isEqualTo(profile.name().toLowerCase(Locale.ROOT));

        TestRun run = TestRun.of(TestFinder.in(sample), "", learning);

        assertThat(run.passed()).as(TestText.of(run, new Style(false))).isTrue();
    }
}
