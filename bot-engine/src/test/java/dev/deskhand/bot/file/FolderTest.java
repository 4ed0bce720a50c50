package dev.deskhand.bot.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.SystemText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderTest {
    private static final SourceFile BASE =
            new SourceFile(
                    "bot.yaml",
                    """
                    name: A
                    languages: [en, de]
                    settings: {break_message: {en: Pardon?}, hand_over: {after_misses: 4}}
                    faq: [{name: one, user_says: [hi], bot_says: [b]}]
                    """);

    @Test
    void listsAndSettingsAreJoinedInTheOrderOfTheFiles() {
        Bot bot =
                valid(
                        BASE,
                        new SourceFile("empty.yaml", "# nothing yet\n"),
                        new SourceFile(
                                "more/two.yaml",
                                """
                                settings:
                                  break_message: {de: Wie bitte?}
                                  hand_over: {department: Support}
                                  silence: 5 min
                                entities: [{name: x, type: email, prompt: Your e-mail?}]
                                nodes:
                                  - {name: two, user_says: [ho], asks: [x], bot_says: [c],
                                     connections: [{to: one, user_says: [on]}]}
                                faq: [{name: three, user_says: [hey], bot_says: [d]}]
                                """));

        assertThat(bot.nodes()).extracting(Node::name).containsExactly("two", "one", "three");
        assertThat(bot.settings().texts().of(SystemText.BREAK, "de")).isEqualTo("Wie bitte?");
        assertThat(bot.settings().texts().of(SystemText.BREAK, "en")).isEqualTo("Pardon?");
        assertThat(bot.settings().handOver().department()).isEqualTo("Support");
        assertThat(bot.settings().handOver().afterMisses()).isEqualTo(4);
    }

    @Test
    void whatCanBeThereOnlyOnceNamesBothFiles() {
        List<BotProblem> problems =
                problems(
                        BASE,
                        new SourceFile(
                                "z.yaml",
                                """
                                # the second
                                name: B
                                settings: {hand_over: {after_misses: 2}}
                                """));

        assertThat(problems)
                .extracting(BotProblem::file, BotProblem::line, BotProblem::path)
                .containsExactlyInAnyOrder(
                        tuple("z.yaml", 2, "name"),
                        tuple("z.yaml", 3, "settings.hand_over.after_misses"));
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.message()).contains("of bot.yaml"));
    }

    @Test
    void aProblemNamesItsFileAndAnotherFileWhereItMatters() {
        List<BotProblem> problems =
                problems(
                        BASE,
                        new SourceFile(
                                "z.yaml",
                                "faq:\n  - {name: one, user_says: [x], bot_says: [\"{y}\"]}\n"));

        assertThat(problems)
                .extracting(BotProblem::file, BotProblem::line, BotProblem::path)
                .containsExactlyInAnyOrder(
                        tuple("z.yaml", 2, "faq[0].name"),
                        tuple("z.yaml", 2, "faq[0].bot_says[0]"));
        assertThat(problems.getFirst().message()).contains("on line 4 of bot.yaml");
    }

    @Test
    void aFileThatIsNoYamlIsNamed() {
        assertThat(problems(BASE, new SourceFile("z.yaml", "faq: [")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.file()).isEqualTo("z.yaml");
                    assertThat(problem.message()).contains("not valid YAML");
                });
    }

    @Test
    void aBotWithoutAnyFileIsEmpty() {
        assertThat(problems()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "bot.yaml, true",
        "faq/delivery.YML, true",
        "bot.test.yaml, false",
        "tests/order.yaml, false",
        "shop/tests/a.yaml, false",
        "contests/a.yaml, true",
        "README.md, false"
    })
    void aFolderHoldsOtherFilesAsWell(String name, boolean part) {
        assertThat(SourceFile.isPartOfABot(name)).isEqualTo(part);
    }

    private static Bot valid(SourceFile... files) {
        return switch (BotFile.parse(List.of(files))) {
            case BotFile.Valid valid -> valid.bot();
            case BotFile.Invalid(List<BotProblem> problems) ->
                    throw new AssertionError(problems.toString());
        };
    }

    private static List<BotProblem> problems(SourceFile... files) {
        return ((BotFile.Invalid) BotFile.parse(List.of(files))).problems();
    }
}
