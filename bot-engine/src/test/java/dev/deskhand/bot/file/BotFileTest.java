package dev.deskhand.bot.file;

import static dev.deskhand.bot.file.ParsedFiles.problems;
import static dev.deskhand.bot.file.ParsedFiles.valid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.Saying;
import dev.deskhand.bot.SystemText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotFileTest {
    private static final String SMALLEST =
            """
            name: Small
            faq:
              - name: hello
                user_says: [hello]
                bot_says: [Hi!]
            """;

    @Test
    void whatTheAuthorLeavesOutHasASensibleDefault() {
        Bot bot = valid(SMALLEST);

        assertThat(bot.languages()).containsExactly("en");
        assertThat(bot.settings().texts().of(SystemText.BREAK, "en")).isNotBlank();
        assertThat(bot.settings().handOver().afterMisses()).isEqualTo(2);
        assertThat(bot.settings().handOver().userSays()).isNotEmpty();
        assertThat(bot.settings().texts().of(SystemText.NOBODY_ONLINE, "en")).isNotBlank();
        assertThat(bot.settings().humanAssistance()).isTrue();
        assertThat(bot.settings().region()).isEqualTo("US");
        assertThat(bot.entryCount()).isEqualTo(1);
    }

    @Test
    void everyProblemIsNamedAtOnceWithItsLine() {
        List<BotProblem> problems =
                problems(
                        """
                        nmae: Typo
                        settings:
                          hand_over: {after_misses: none}
                        faq:
                          - name: one
                            user_says: [hello]
                          - name: one
                            user_says: []
                            bot_says: [Hi]
                        """);

        assertThat(problems)
                .extracting(problem -> problem.line() + " " + problem.path())
                .containsExactlyInAnyOrder(
                        "1 nmae",
                        "1 name",
                        "3 settings.hand_over.after_misses",
                        "5 faq[0].bot_says",
                        "7 faq[1].name",
                        "8 faq[1].user_says");
        assertThat(problems).allSatisfy(problem -> assertThat(problem.fix()).isNotBlank());
    }

    @Test
    void anEmojiIsReadWhereverItStandsInTheFile() {
        for (int before = 900; before < 1_100; before++) {
            String says = "x".repeat(before) + "\uD83D\uDE00";
            String file =
                    "name: Small\nfaq:\n  - {name: a, user_says: [hello], bot_says: ['%s']}\n"
                            .formatted(says);

            assertThat(BotFile.parse(file))
                    .as("after %d", before)
                    .isInstanceOfSatisfying(
                            BotFile.Valid.class,
                            valid ->
                                    assertThat(valid.bot().nodes().getFirst().botSays())
                                            .containsExactly(Saying.of(BotMessage.text(says))));
        }
    }

    @Test
    void brokenYamlIsNamedWithItsLine() {
        assertThat(problems("name: Small\nfaq: [\n"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isGreaterThanOrEqualTo(2);
                    assertThat(problem.message()).contains("not valid YAML");
                });
    }

    @Test
    void aQuickReplyThatTheBotDoesNotUnderstandItselfIsRefused() {
        assertThat(
                        problems(
                                """
                                name: Small
                                faq:
                                  - name: hello
                                    user_says: [hello]
                                    bot_says:
                                      - text: Hi!
                                        quick_replies: [Hello, Track my parcel]
                                """))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(7);
                    assertThat(problem.path()).isEqualTo("faq[0].bot_says[0].quick_replies[1]");
                });
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertThat(problems(SMALLEST + "name: Other\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "just words",
                "- a list",
                "name: [x]\nfaq: words",
                "name: x\nfaq: [1, [2], {3: 4}]",
                "name: x\nfaq: &a [*a]",
                "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nname: [*b,*b,*b]"
            })
    void nonsenseIsRefusedInWordsAndNeverThrows(String yaml) {
        assertThat(problems(yaml))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.message()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void aFileThatIsNestedTooDeeplyIsRefusedWithItsLine(String opening) {
        assertThat(problems("name: Small\nfaq:\n  " + opening.repeat(5_000)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(3);
                    assertThat(problem.message()).contains("nested too deeply");
                });
    }

    @Test
    void fiftyLevelsAreReadAndFiftyOneAreNot() {
        assertThat(problems("[".repeat(50) + "]".repeat(50)))
                .noneMatch(problem -> problem.message().contains("nested too deeply"));
        assertThat(problems("[".repeat(51) + "]".repeat(51)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("nested too deeply"));
    }

    @ParameterizedTest
    @ValueSource(chars = {'\0', '\u001b', '\ud800', '\uffff'})
    void aCharacterThatNoFileMayHoldIsNamedWithItsPlace(char strange) {
        assertThat(problems("name: Small\nfaq: a" + strange + "b\n"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(2);
                    assertThat(problem.column()).isEqualTo(7);
                    assertThat(problem.message()).contains("U+%04X".formatted((int) strange));
                    assertThat(problem.fix()).contains("Remove it");
                });
    }

    @Test
    void halfACharacterInQuotesIsRefused() {
        assertThat(problems(SMALLEST.replace("[Hi!]", "[\"\\ud800!\"]")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(5);
                    assertThat(problem.message()).contains("surrogate");
                });
    }
}
