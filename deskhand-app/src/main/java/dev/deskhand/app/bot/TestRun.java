package dev.deskhand.app.bot;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.check.ConversationRun;
import dev.deskhand.bot.check.ConversationTest;
import dev.deskhand.bot.check.TestResult;
import dev.deskhand.bot.dialogue.Dialogue;
import dev.deskhand.bot.file.BotFile;
import dev.deskhand.bot.file.BotProblem;
import dev.deskhand.bot.file.TestFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of all tests that were asked for.
 *
 * @param profile by which the bots understood
 */
record TestRun(String profile, List<OfFile> files) {
    TestRun {
        files = List.copyOf(files);
    }

    /**
     * What came of one file of tests.
     *
     * @param file as it is told to the author
     * @param problems of the file or its bot; if there is one, nothing was run
     */
    record OfFile(String file, Path bot, List<TestResult> results, List<BotProblem> problems) {
        OfFile {
            results = List.copyOf(results);
            problems = List.copyOf(problems);
        }

        int failed() {
            return (int) results.stream().filter(result -> !result.passed()).count();
        }

        /** Whether it could not be run. */
        boolean broken() {
            return !problems.isEmpty();
        }
    }

    /**
     * Runs the tests whose name has these words in it.
     *
     * @throws dev.deskhand.app.Failure if a bot's file cannot be read at all
     */
    static TestRun of(List<TestFinder.Found> found, String only, Learning learning) {
        Map<Path, BotFile> bots = new HashMap<>();
        Map<Path, Dialogue> dialogues = new HashMap<>();
        List<OfFile> files = new ArrayList<>();
        for (TestFinder.Found each : found) {
            List<BotProblem> problems = problems(each, bots);
            List<TestResult> results = new ArrayList<>();
            if (problems.isEmpty()
                    && each.tests() instanceof TestFile.Valid tests
                    && bots.get(each.bot()) instanceof BotFile.Valid valid) {
                Bot bot = valid.bot();
                Dialogue dialogue =
                        dialogues.computeIfAbsent(each.bot(), _ -> learning.dialogue(bot));
                Instant now = tests.now().orElse(ConversationRun.USUAL_NOW);
                for (ConversationTest test : tests.tests()) {
                    if (lower(test.name()).contains(lower(only))) {
                        results.add(ConversationRun.of(dialogue, test, now));
                    }
                }
            }
            files.add(new OfFile(each.file(), each.bot(), results, problems));
        }
        return new TestRun(learning.profile(), files);
    }

    private static List<BotProblem> problems(TestFinder.Found found, Map<Path, BotFile> bots) {
        return switch (found.tests()) {
            case TestFile.Invalid(List<BotProblem> problems) -> problems;
            case TestFile.Valid tests ->
                    switch (bots.computeIfAbsent(found.bot(), bot -> new BotPath(bot).read())) {
                        case BotFile.Invalid(List<BotProblem> problems) -> problems;
                        case BotFile.Valid valid -> tests.problemsWith(valid.bot());
                    };
        };
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** How many tests were run. */
    int count() {
        return files.stream().mapToInt(file -> file.results().size()).sum();
    }

    int failed() {
        return files.stream().mapToInt(OfFile::failed).sum();
    }

    /** How many files could not be run. */
    int broken() {
        return (int) files.stream().filter(OfFile::broken).count();
    }

    boolean passed() {
        return failed() == 0 && broken() == 0;
    }
}
