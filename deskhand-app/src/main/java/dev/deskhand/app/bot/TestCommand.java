package dev.deskhand.app.bot;

import dev.deskhand.app.Failure;
import dev.deskhand.app.ProfileOption;
import dev.deskhand.app.Reasons;
import dev.deskhand.app.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deskhand bot test}: holds the conversation tests of a bot against it. */
@Command(
        name = "test",
        description = {
            "Runs the conversation tests of a bot: NAME.test.yaml beside NAME.yaml, and those in tests/.",
            "Ends with 1 if one fails."
        },
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Style style;

    @Parameters(paramLabel = "FILE|FOLDER", description = "The bot, or one file of tests.")
    private Path path = Path.of("");

    @Mixin private ProfileOption understanding = new ProfileOption();

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "Only tests whose name has this in it, whatever the case.")
    private String only = "";

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "Writes the results there as JUnit XML as well.")
    private @Nullable Path junit;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    TestCommand(Terminal terminal, Style style) {
        this.terminal = terminal;
        this.style = style;
    }

    @Override
    public Integer call() {
        List<TestFinder.Found> found = TestFinder.in(path);
        if (found.isEmpty()) {
            throw new Failure(
                    "There are no conversation tests for %s: write them into NAME.test.yaml beside NAME.yaml, or into the folder tests."
                            .formatted(path));
        }
        try (Learning learning = Learning.with(understanding.profile(), terminal)) {
            TestRun run = TestRun.of(found, only, learning);
            if (run.count() == 0 && run.broken() == 0) {
                throw new Failure("No test has a name with \"%s\" in it.".formatted(only));
            }
            if (junit != null) {
                write(junit, JUnitXml.of(run));
            }
            terminal.result(json ? TestText.json(run) : TestText.of(run, style));
            return run.passed() ? 0 : 1;
        }
    }

    private static void write(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new Failure("%s cannot be written: %s.".formatted(file, Reasons.of(e)), e);
        }
    }
}
