package dev.deskhand.bot.file;

import dev.deskhand.bot.check.ConversationTest;
import dev.deskhand.bot.check.Speech;
import dev.deskhand.bot.check.StandIn;
import dev.deskhand.bot.check.Step;
import dev.deskhand.bot.check.Step.Expected;
import dev.deskhand.bot.dialogue.TurnTrace;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns the text of a test file into conversation tests. One use each. */
final class TestFileReader {
    private static final Set<String> FILE =
            Set.of("bot", "now", "visitor_name", "language", "api", "tests");
    private static final Set<String> TEST =
            Set.of("name", "now", "visitor_name", "language", "api", "steps");
    private static final Set<String> STEP =
            Set.of(
                    "visitor",
                    "after",
                    "bot",
                    "options",
                    "node",
                    "rule",
                    "small_talk",
                    "values",
                    "hand_over",
                    "tags");

    private static final Duration LONGEST = Duration.ofDays(365);

    private final YamlDocument yaml = new YamlDocument();
    private final DurationReader durations = new DurationReader(yaml);
    private final StandInReader standIns = new StandInReader(yaml);
    private final List<TestFile.Name> names = new ArrayList<>();
    private final Map<String, Integer> lineOfTest = new HashMap<>();

    /** What holds for every test of the file that says nothing else. */
    private record Usual(String visitorName, String language, List<StandIn> api) {}

    TestFile read(SourceFile file) {
        return switch (YamlSource.read(file)) {
            case YamlSource.Tree.Unreadable(BotProblem problem) ->
                    new TestFile.Invalid(List.of(problem));
            case YamlSource.Tree.Nothing _ ->
                    new TestFile.Invalid(
                            List.of(
                                    BotProblem.empty(
                                            file.name(),
                                            "Begin with 'tests:' and a list of conversations.")));
            case YamlSource.Tree.Root(var node) -> file(new Spot(node, null, ""));
        };
    }

    private TestFile file(Spot root) {
        Mapping file = yaml.mapping(root, FILE);
        Optional<String> bot = yaml.optional(file, "bot");
        Optional<Instant> now = moment(file.get("now"));
        Usual usual =
                new Usual(
                        yaml.optional(file, "visitor_name").orElse(""),
                        yaml.optional(file, "language").orElse(""),
                        standIns.all(file.get("api")));
        List<ConversationTest> tests = new ArrayList<>();
        yaml.items(file.get("tests")).forEach(spot -> tests.add(test(spot, usual)));
        if (tests.isEmpty() && yaml.problemCount() == 0) {
            yaml.problem(
                    file.get("tests"),
                    "There is no test in this file.",
                    "Add 'tests:' with at least one '- name: ...' that has steps.");
        }
        return yaml.problemCount() == 0
                ? new TestFile.Valid(bot, now, tests, names)
                : new TestFile.Invalid(yaml.problems());
    }

    private ConversationTest test(Spot spot, Usual usual) {
        Mapping test = yaml.mapping(spot, TEST);
        String name =
                yaml.required(
                        test,
                        "name",
                        "A test needs a name.",
                        "Add 'name:' and what must hold: somebody asks where the order is.");
        int line = spot.place().line();
        Integer earlier = lineOfTest.putIfAbsent(name, line);
        if (earlier != null && !name.isEmpty()) {
            yaml.problem(
                    test.get("name"),
                    "Two tests are named '" + name + "'; the other is on line " + earlier + ".",
                    "Give each test a name of its own.");
        }
        List<StandIn> api = new ArrayList<>(standIns.all(test.get("api")));
        api.addAll(usual.api());
        List<Step> steps = yaml.items(test.get("steps")).stream().map(this::step).toList();
        if (steps.isEmpty()) {
            yaml.problem(
                    test.get("steps"),
                    "This test says nothing to the bot.",
                    "Add 'steps:' with at least one '- visitor: ...'.");
        } else if (steps.stream().allMatch(step -> step.expected().equals(Expected.NOTHING))) {
            yaml.problem(
                    test.get("steps"),
                    "This test expects nothing, so it can never fail.",
                    "Add 'bot:', 'node:' or another expectation to a step.");
        }
        return new ConversationTest(
                name,
                line,
                moment(test.get("now")),
                yaml.optional(test, "visitor_name").orElse(usual.visitorName()),
                yaml.optional(test, "language").orElse(usual.language()),
                api,
                steps);
    }

    private Step step(Spot spot) {
        Mapping step = yaml.mapping(spot, STEP);
        String visitor =
                yaml.required(
                        step,
                        "visitor",
                        "A step needs what the visitor says.",
                        "Add 'visitor: where is my order'.");
        Optional<String> node = yaml.optional(step, "node");
        node.ifPresent(name -> name(step.get("node"), TestFile.Name.Of.NODE, name));
        Expected expected =
                new Expected(
                        speech(step.get("bot")),
                        listIfThere(step.get("options")),
                        node,
                        yaml.constant(step.get("rule"), TurnTrace.Rule.class),
                        yaml.optional(step, "small_talk"),
                        values(step.get("values")),
                        handOver(step.get("hand_over")),
                        listIfThere(step.get("tags")));
        Duration after = durations.read(step.get("after"), Duration.ZERO, LONGEST, Duration.ZERO);
        return new Step(spot.place().line(), after, visitor, expected);
    }

    private void name(Spot spot, TestFile.Name.Of of, String name) {
        names.add(new TestFile.Name(spot.place(), spot.path(), of, name));
    }

    private Optional<List<String>> listIfThere(Spot spot) {
        return spot.isThere() ? Optional.of(yaml.textsOrOne(spot)) : Optional.empty();
    }

    private Optional<List<Speech>> speech(Spot spot) {
        if (!spot.isThere()) {
            return Optional.empty();
        }
        List<Speech> all = new ArrayList<>();
        for (Spot item : yaml.itemsOrOne(spot)) {
            if (item.isScalar()) {
                yaml.text(item).map(Speech::of).ifPresent(all::add);
            } else {
                Spot any = yaml.mapping(item, Set.of("any_of")).get("any_of");
                List<String> texts = yaml.textsOrOne(any);
                if (texts.isEmpty()) {
                    yaml.problem(
                            any, "Here must be texts.", "Write the text, or 'any_of: [a, b]'.");
                } else {
                    all.add(new Speech(texts));
                }
            }
        }
        return Optional.of(all);
    }

    private Map<String, Optional<String>> values(Spot spot) {
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        Mapping mapping = yaml.anyMapping(spot, "Write 'values: {order_number: AB-123456}'.");
        for (String entity : mapping.keys()) {
            Spot value = mapping.get(entity);
            name(value, TestFile.Name.Of.ENTITY, entity);
            yaml.text(value)
                    .ifPresent(text ->
                            values.put(
                                    entity,
                                    Optional.of(text).filter(known -> !known.equals("unknown"))));
        }
        return values;
    }

    /** {@code true}, {@code false}, or the name of whoever takes over. */
    private Optional<Step.HandOver> handOver(Spot spot) {
        return yaml.text(spot)
                .map(text ->
                        switch (text) {
                            case "true" -> new Step.HandOver(true, Optional.empty());
                            case "false" -> new Step.HandOver(false, Optional.empty());
                            default -> new Step.HandOver(true, Optional.of(text));
                        });
    }

    private Optional<Instant> moment(Spot spot) {
        Optional<String> text = yaml.text(spot);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text.get()).toInstant());
        } catch (DateTimeException e) {
            yaml.problem(
                    spot,
                    "'" + text.get() + "' is not a moment.",
                    "Write it with its zone: 2026-11-19T10:00:00Z or 2026-11-19T11:00:00+01:00.");
            return Optional.empty();
        }
    }
}
