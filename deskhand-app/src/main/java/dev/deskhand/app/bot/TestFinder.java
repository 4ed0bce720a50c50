package dev.deskhand.app.bot;

import dev.deskhand.app.Failure;
import dev.deskhand.bot.file.BotProblem;
import dev.deskhand.bot.file.SourceFile;
import dev.deskhand.bot.file.TestFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the conversation tests of a bot, and the bot of conversation tests. */
final class TestFinder {
    private static final Pattern TEST = Pattern.compile("(.+)\\.test\\.ya?ml");
    private static final Pattern A_NAME = Pattern.compile("(?m)^name[ \t]*:");
    private static final String TESTS = "tests";

    private TestFinder() {}

    /**
     * A file of tests with the bot that they are for.
     *
     * @param file as it is told to the author
     * @param bot where it is
     */
    record Found(String file, Path bot, TestFile tests) {}

    /**
     * The tests of what was named: a file of tests, a bot's file, or a folder.
     *
     * @throws Failure if something cannot be read
     */
    static List<Found> in(Path named) {
        if (isTest(named)) {
            return List.of(read(named, Optional.empty()));
        }
        if (Files.isDirectory(named)) {
            return BotPath.files(named).stream()
                    .filter(TestFinder::isTest)
                    .map(file -> read(file, Optional.of(named)))
                    .toList();
        }
        return beside(named);
    }

    static boolean isTest(Path file) {
        return TEST.matcher(name(file)).matches();
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    /** NAME.test.yaml beside NAME.yaml, and what in the folder tests is for no other bot. */
    private static List<Found> beside(Path bot) {
        Path folder = folder(bot);
        List<Found> found = new ArrayList<>();
        for (String ending : List.of(".test.yaml", ".test.yml")) {
            Path own = bot.resolveSibling(name(bot).replaceFirst("\\.ya?ml$", "") + ending);
            if (Files.isRegularFile(own)) {
                found.add(read(own, Optional.of(bot)));
            }
        }
        Path tests = folder.resolve(TESTS);
        if (Files.isDirectory(tests)) {
            for (Path file : BotPath.files(tests)) {
                if (isTest(file)) {
                    Found read = read(file, Optional.of(bot));
                    if (same(read.bot(), bot)) {
                        found.add(read);
                    }
                }
            }
        }
        return found;
    }

    private static Path folder(Path file) {
        Path folder = file.getParent();
        return folder == null ? Path.of("") : folder;
    }

    private static boolean same(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    /**
     * @param named what the author named, if that was a bot
     */
    private static Found read(Path file, Optional<Path> named) {
        SourceFile source = BotPath.source(file);
        TestFile tests = TestFile.parse(source);
        Path bot =
                tests instanceof TestFile.Valid valid && valid.bot().isPresent()
                        ? file.resolveSibling(valid.bot().get()).normalize()
                        : botOf(file, named);
        if (!Files.exists(bot)) {
            tests =
                    new TestFile.Invalid(
                            List.of(
                                    new BotProblem(
                                            source.name(),
                                            1,
                                            1,
                                            "bot",
                                            "There is no bot " + bot + ".",
                                            "Add 'bot: NAME.yaml', from this file's folder.")));
        }
        return new Found(source.name(), bot, tests);
    }

    /** A bot of the same name beside it; or the bot that was named; or the folder above tests. */
    private static Path botOf(Path file, Optional<Path> named) {
        String name = TEST.matcher(name(file)).replaceFirst("$1");
        for (String ending : List.of(".yaml", ".yml")) {
            for (Path folder : List.of(folder(file), folder(file).resolve(".."))) {
                Path sibling = folder.resolve(name + ending).normalize();
                boolean near = folder.equals(folder(file)) || inTests(file);
                if (near
                        && Files.isRegularFile(sibling)
                        && A_NAME.matcher(BotPath.source(sibling).text()).find()) {
                    return sibling;
                }
            }
        }
        Path folder = folder(file.toAbsolutePath().normalize());
        return named.orElseGet(() -> inTests(file) ? folder(folder) : folder);
    }

    private static boolean inTests(Path file) {
        return name(folder(file.toAbsolutePath())).equals(TESTS);
    }
}
