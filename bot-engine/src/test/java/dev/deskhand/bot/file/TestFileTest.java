package dev.deskhand.bot.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.deskhand.bot.ApiCall;
import dev.deskhand.bot.Bot;
import dev.deskhand.bot.check.ConversationTest;
import dev.deskhand.bot.check.Speech;
import dev.deskhand.bot.check.Step;
import dev.deskhand.bot.dialogue.ApiResult;
import dev.deskhand.bot.dialogue.TurnTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestFileTest {
    private static TestFile parse(String yaml) {
        return TestFile.parse(new SourceFile("shop.test.yaml", yaml));
    }

    private static TestFile.Valid valid(String yaml) {
        assertThat(parse(yaml)).isInstanceOf(TestFile.Valid.class);
        return (TestFile.Valid) parse(yaml);
    }

    private static List<BotProblem> problems(String yaml) {
        assertThat(parse(yaml)).isInstanceOf(TestFile.Invalid.class);
        return ((TestFile.Invalid) parse(yaml)).problems();
    }

    private static ConversationTest test(String steps) {
        return valid("tests:\n  - name: a test\n    steps:\n" + steps.indent(6)).tests().getFirst();
    }

    @Test
    void aWholeFileIsRead() {
        TestFile.Valid file =
                valid(
                        """
                        bot: shop.yaml
                        now: 2026-11-19T11:00:00+01:00
                        language: de
                        tests:
                          - name: first
                            visitor_name: Ada
                            now: 2026-12-24T08:00:00Z
                            steps:
                              - visitor: "12"
                                after: 3 h
                                bot: [Whole., "Part...", {any_of: [A, B]}]
                                options: [Yes, No]
                                node: track
                                rule: answer
                                small_talk: joke
                                values: {order: AB-1, email: unknown}
                                hand_over: Support
                                tags: vip
                          - name: second
                            language: en
                            steps: [{visitor: hi, bot: []}]
                        """);

        assertThat(file.bot()).contains("shop.yaml");
        assertThat(file.now()).contains(Instant.parse("2026-11-19T10:00:00Z"));
        ConversationTest first = file.tests().getFirst();
        assertThat(first.now()).contains(Instant.parse("2026-12-24T08:00:00Z"));
        assertThat(first.visitorName()).isEqualTo("Ada");
        assertThat(first.language()).isEqualTo("de");
        assertThat(first.line()).isEqualTo(5);
        Step step = first.steps().getFirst();
        assertThat(step.line()).isEqualTo(9);
        assertThat(step.visitor()).isEqualTo("12");
        assertThat(step.after()).isEqualTo(Duration.ofHours(3));
        Step.Expected expected = step.expected();
        assertThat(expected.bot().orElseThrow())
                .containsExactly(
                        Speech.of("Whole."), Speech.of("Part..."), new Speech(List.of("A", "B")));
        assertThat(expected.options()).contains(List.of("Yes", "No"));
        assertThat(expected.node()).contains("track");
        assertThat(expected.rule()).contains(TurnTrace.Rule.ANSWER);
        assertThat(expected.smallTalk()).contains("joke");
        assertThat(expected.values())
                .containsEntry("order", Optional.of("AB-1"))
                .containsEntry("email", Optional.empty());
        assertThat(expected.handOver()).contains(new Step.HandOver(true, Optional.of("Support")));
        assertThat(expected.tags()).contains(List.of("vip"));
        ConversationTest second = file.tests().getLast();
        assertThat(second.language()).isEqualTo("en");
        assertThat(second.steps().getFirst().expected().bot()).contains(List.of());
    }

    @Test
    void standInsAnswerJsonOrFail() {
        TestFile.Valid file =
                valid(
                        """
                        api: {url: "https://b.example/*", status: 503}
                        tests:
                          - name: a
                            api:
                              - url: https://a.example/1
                                method: POST
                                answers: {id: 12, code: "12", ok: true, none: null, list: [1.50, a]}
                              - {url: https://a.example/2, fails: timed_out}
                              - {url: https://a.example/3, answers: {}}
                            steps: [{visitor: hi, hand_over: false}]
                        """);

        var api = file.tests().getFirst().api();
        assertThat(api).hasSize(4);
        assertThat(api.getFirst().method()).contains(ApiCall.Method.POST);
        assertThat(api.getFirst().result())
                .isEqualTo(
                        new ApiResult.Answered(
                                "{\"id\":12,\"code\":\"12\",\"ok\":true,\"none\":null,"
                                        + "\"list\":[1.50,\"a\"]}"));
        assertThat(api.get(1).result())
                .isEqualTo(
                        new ApiResult.Failed(ApiResult.Kind.TIMED_OUT, "The stand-in fails so."));
        assertThat(api.get(2).result()).isEqualTo(new ApiResult.Answered("{}"));
        assertThat(api.get(3).result())
                .isEqualTo(
                        new ApiResult.Failed(
                                ApiResult.Kind.STATUS, "The stand-in answered with status 503."));
    }

    @Test
    void eachMistakeIsToldWithItsPlaceAndAFix() {
        assertThat(
                        problems(
                                """
                                now: tomorrow
                                tests:
                                  - name: a
                                    stps: []
                                    steps:
                                      - vistor: hi
                                      - visitor: hi
                                        rule: anser
                                        bot: [{any_of: []}]
                                        after: a while
                                  - name: a
                                    api: [{url: https://a.example, fails: never}, {answers: 1, status: 404}]
                                    steps: []
                                """))
                .allSatisfy(problem -> {
                    assertThat(problem.file()).isEqualTo("shop.test.yaml");
                    assertThat(problem.fix()).isNotBlank();
                })
                .extracting(problem -> problem.line() + " " + problem.path())
                .contains(
                        "1 now",
                        "4 tests[0].stps",
                        "6 tests[0].steps[0].vistor",
                        "8 tests[0].steps[1].rule",
                        "9 tests[0].steps[1].bot[0].any_of",
                        "10 tests[0].steps[1].after",
                        "11 tests[1].name",
                        "12 tests[1].api[0].fails",
                        "12 tests[1].api[1]",
                        "13 tests[1].steps");
    }

    @Test
    void aTestThatCannotFailAndAFileWithoutTestsAreMistakes() {
        assertThat(problems("tests:\n  - name: a\n    steps: [{visitor: hi}]\n"))
                .extracting(BotProblem::message)
                .containsExactly("This test expects nothing, so it can never fail.");
        assertThat(problems("bot: shop.yaml\n"))
                .extracting(BotProblem::message)
                .containsExactly("There is no test in this file.");
        assertThat(problems("# nothing\n"))
                .extracting(BotProblem::message)
                .containsExactly("The file is empty.");
        assertThat(problems("tests: [")).hasSize(1);
    }

    @Test
    void namesThatTheBotDoesNotHaveAreToldWithTheNearest() {
        Bot bot =
                ((BotFile.Valid)
                                BotFile.parse(
                                        """
                                        name: Shop
                                        faq:
                                          - {name: delivery, user_says: [when], bot_says: [{text: Soon.}]}
                                        """))
                        .bot();
        TestFile.Valid file =
                valid(
                        """
                        tests:
                          - name: a
                            steps:
                              - {visitor: when, node: delivery}
                              - {visitor: when, node: delivry}
                              - {visitor: when, values: {email: a@b.example}}
                        """);

        assertThat(file.problemsWith(bot))
                .extracting(BotProblem::line, BotProblem::message, BotProblem::fix)
                .containsExactly(
                        tuple(5, "The bot has no node 'delivry'.", "Did you mean 'delivery'?"),
                        tuple(
                                6,
                                "The bot has no entity 'email'.",
                                "Name one of the bot, or remove this line."));
    }

    @Test
    void visitorsWordsAreKeptAsTheyAreWritten() {
        assertThat(test("- {visitor: 0123, hand_over: false}").steps().getFirst().visitor())
                .isEqualTo("0123");
    }
}
