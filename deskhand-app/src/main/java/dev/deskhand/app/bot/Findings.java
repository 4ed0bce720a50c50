package dev.deskhand.app.bot;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.dialogue.TurnContext;
import dev.deskhand.bot.file.BotAdvice;
import dev.deskhand.bot.file.BotAdvice.Advice;
import dev.deskhand.bot.file.BotFile;
import dev.deskhand.bot.file.BotFile.PlacedMessage;
import dev.deskhand.bot.file.BotProblem;
import dev.deskhand.bot.file.TestFile;
import dev.deskhand.server.channel.Loss;
import dev.deskhand.server.channel.ZendeskChatRenderer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an author should know of a bot's files.
 *
 * @param bot empty while its files have problems
 * @param problems what keeps the bot or its tests from being used
 * @param advice what could be better; none while there are problems of the bot
 * @param losses what the channel shows in another way than it is written
 * @param tests how many conversation tests there are
 */
record Findings(
        Path path,
        Optional<Bot> bot,
        List<BotProblem> problems,
        List<Advice> advice,
        List<ChannelLoss> losses,
        int tests) {
    Findings {
        problems = List.copyOf(problems);
        advice = List.copyOf(advice);
        losses = List.copyOf(losses);
    }

    /**
     * Something that a channel shows in another way.
     *
     * @param path the message and the part of it, by the file's keys
     */
    record ChannelLoss(
            String channel, BotFile.Place place, String path, Loss.Kind kind, String words) {}

    /**
     * Looks at a bot, or at one file of tests with its bot.
     *
     * @throws dev.deskhand.app.Failure if something cannot be read at all
     */
    static Findings of(Path path) {
        List<TestFinder.Found> tests = TestFinder.in(path);
        Path place = TestFinder.isTest(path) ? tests.getFirst().bot() : path;
        BotFile file = new BotPath(place).read();
        Map<Path, BotFile> read = new HashMap<>();
        read.put(place, file);
        return switch (file) {
            case BotFile.Invalid(List<BotProblem> problems) ->
                    new Findings(
                            place,
                            Optional.empty(),
                            with(problems, testProblems(tests, read)),
                            List.of(),
                            List.of(),
                            count(tests));
            case BotFile.Valid valid ->
                    new Findings(
                            place,
                            Optional.of(valid.bot()),
                            testProblems(tests, read),
                            BotAdvice.of(valid),
                            losses(valid),
                            count(tests));
        };
    }

    private static List<BotProblem> with(List<BotProblem> some, List<BotProblem> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** A test may be for a bot of its own; what is wrong with that one is not told here. */
    private static List<BotProblem> testProblems(
            List<TestFinder.Found> tests, Map<Path, BotFile> read) {
        List<BotProblem> problems = new ArrayList<>();
        for (TestFinder.Found each : tests) {
            switch (each.tests()) {
                case TestFile.Invalid(List<BotProblem> found) -> problems.addAll(found);
                case TestFile.Valid valid -> {
                    BotFile file = read.computeIfAbsent(each.bot(), bot -> new BotPath(bot).read());
                    if (file instanceof BotFile.Valid bot) {
                        problems.addAll(valid.problemsWith(bot.bot()));
                    }
                }
            }
        }
        return problems;
    }

    private static int count(List<TestFinder.Found> tests) {
        return tests.stream()
                .mapToInt(each ->
                        each.tests() instanceof TestFile.Valid valid ? valid.tests().size() : 0)
                .sum();
    }

    private static List<ChannelLoss> losses(BotFile.Valid valid) {
        List<ChannelLoss> losses = new ArrayList<>();
        for (PlacedMessage placed : valid.messages()) {
            for (Loss loss : ZendeskChatRenderer.render(placed.message()).losses()) {
                losses.add(
                        new ChannelLoss(
                                TurnContext.ZENDESK_CHAT,
                                placed.place(),
                                within(placed.path(), loss.place()),
                                loss.kind(),
                                loss.words()));
            }
        }
        return losses;
    }

    /** A plain text has no keys of its own, so it is named by its place alone. */
    private static String within(String path, String place) {
        return path.startsWith("settings") || place.isEmpty() ? path : path + "." + place;
    }

    /** The bot's size in a few words. */
    String size() {
        return bot.map(known ->
                        "%d nodes, %d entities, %d sentences, %d conversation tests"
                                .formatted(
                                        known.nodes().size(),
                                        known.entities().size(),
                                        known.nodes().stream()
                                                .map(Node::userSays)
                                                .mapToInt(List::size)
                                                .sum(),
                                        tests))
                .orElse("");
    }
}
