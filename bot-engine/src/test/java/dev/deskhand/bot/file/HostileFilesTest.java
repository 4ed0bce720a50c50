package dev.deskhand.bot.file;

import static dev.deskhand.bot.file.ParsedFiles.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, it is read in bounded time, and never throws. */
class HostileFilesTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int MUTATIONS = 400;
    private static final String HEAD =
            "name: A\nfaq: [{name: a, user_says: [hi], bot_says: [b]}]\n";

    @Test
    void aliasesThatMultiplyAreRefused() {
        StringBuilder file = new StringBuilder(HEAD).append("nodes:\n- &a0 {any: [x]}\n");
        for (int i = 1; i < 30; i++) {
            file.append("- &a%d {any: [*a%d, *a%d]}\n".formatted(i, i - 1, i - 1));
        }

        assertThat(refused(file.toString()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("aliases"));
    }

    @Test
    void aConditionThatHoldsItselfIsRefused() {
        String file =
                "name: A\nnodes: [{name: a, user_says: [hi], bot_says: [b], connections:"
                        + " [{to: a, user_says: [c], when: &w {any: [*w]}}]}]\n";

        assertThat(refused(file))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("holds itself"));
    }

    @Test
    void conditionsInConditionsEndSomewhere() {
        String when = "{not: ".repeat(20) + "{business_hours: open}" + "}".repeat(20);
        String file =
                "name: A\nnodes: [{name: a, user_says: [hi], bot_says: [b], connections:"
                        + " [{to: a, user_says: [c], when: "
                        + when
                        + "}]}]\n";

        assertThat(refused(file))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("nested too deeply"));
    }

    @Test
    void aTextThatNoWindowCouldShowIsRefused() {
        assertThat(refused(HEAD.replace("[b]", "[" + "x".repeat(10_001) + "]")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(2);
                    assertThat(problem.message()).contains("10001 characters");
                });
    }

    @Test
    void aFileWithoutEndIsRefused() {
        assertThat(refused(HEAD + "#" + "x".repeat(2_000_000)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("2000000"));
    }

    @Test
    void thousandsOfProblemsAreToldInPart() {
        assertThat(refused("name: A\nfaq:\n" + "- {nme: x}\n".repeat(20_000)))
                .hasSizeBetween(10, 200);
    }

    @Test
    void aRegexThatWouldGrowIsRefusedAndOneThatBacktracksIsNot() {
        String entity = "entities: [{name: x, type: regex, pattern: \"%s\"}]\n";

        assertThat(refused(HEAD + entity.formatted("((a{1,1000}){1,1000}){1,1000}")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).isEqualTo("entities[0].pattern"));
        assertThat(BotFile.parse(HEAD + entity.formatted("(a+)+b")))
                .isInstanceOf(BotFile.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<<: *a",
                "!!java/object:x {}",
                "? [a, b]\n: c",
                "\t- a",
                "%TAG ! x",
                "--- |",
                "a: !!binary x",
                "name: !!int abc",
                "{{{{",
                "&a &b c",
                "*a",
                "'",
                "!!set {a}",
                "\uFEFFname: x",
                "a: |\n x\n y"
            })
    void strangeYamlIsRefusedInWords(String yaml) {
        assertThat(refused(yaml))
                .isNotEmpty()
                .allSatisfy(problem -> {
                    assertThat(problem.message()).isNotBlank();
                    assertThat(problem.fix()).isNotBlank();
                });
    }

    @Test
    void noMutationOfAFileThrows() {
        long first = new Random().nextLong();
        for (long seed = first; seed < first + MUTATIONS; seed++) {
            Random random = new Random(seed);
            String file = BotWriter.write(RandomBots.bot(random.nextInt(20)));
            for (int i = random.nextInt(4) + 1; i > 0; i--) {
                file = mutated(file, random);
            }
            String mutated = file;
            BotFile read;
            try {
                read = BotFile.parse(mutated);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ":\n" + mutated, e);
            }
            if (read instanceof BotFile.Invalid(List<BotProblem> problems)) {
                long lines = mutated.lines().count() + 1;
                assertThat(problems)
                        .as("seed %d", seed)
                        .isNotEmpty()
                        .allSatisfy(problem -> {
                            assertThat((long) problem.line()).isBetween(1L, lines);
                            assertThat(problem.message()).isNotBlank();
                            assertThat(problem.fix()).isNotBlank();
                        });
            }
        }
    }

    private static String mutated(String file, Random random) {
        String[] lines = file.split("\n", -1);
        int line = random.nextInt(lines.length);
        int at = random.nextInt(file.length() + 1);
        String signs = ":-[]{}'\"&*|>#\n\t ,?!%@`\\\u0000x\ud83d";
        return switch (random.nextInt(6)) {
            case 0 -> file.substring(0, at) + file.substring(Math.min(file.length(), at + 3));
            case 1 ->
                    file.substring(0, at)
                            + signs.charAt(random.nextInt(signs.length()))
                            + file.substring(at);
            case 2 -> {
                lines[line] = "  " + lines[line];
                yield String.join("\n", lines);
            }
            case 3 -> {
                lines[line] = lines[random.nextInt(lines.length)];
                yield String.join("\n", lines);
            }
            case 4 -> {
                int colon = lines[line].indexOf(':');
                lines[line] = lines[line].substring(0, colon + 1) + (colon < 0 ? "" : " []");
                yield String.join("\n", lines);
            }
            default -> file.substring(0, at);
        };
    }

    private static List<BotProblem> refused(String yaml) {
        return assertTimeoutPreemptively(LONG, () -> problems(yaml));
    }

    @Test
    void aThousandNodesWithTwentyThousandSentencesAreReadInSeconds() {
        StringBuilder file = new StringBuilder("name: A\nnodes:\n");
        for (int node = 0; node < 1_000; node++) {
            file.append("- name: node_%d\n  user_says:\n".formatted(node));
            for (int sentence = 0; sentence < 20; sentence++) {
                file.append("  - how about gadget%d in way %d\n".formatted(node, sentence));
            }
            file.append("  bot_says: [{text: \"Answer %d\", quick_replies: [".formatted(node))
                    .append("\"how about gadget%d in way 3\"".formatted((node + 7) % 1_000))
                    .append(node % 10 == 0 ? ", \"tell me about gadget%d\"".formatted(node) : "")
                    .append(
                            "]}]\n  connections: [{to: node_%d, user_says: [go on]}]\n"
                                    .formatted(999 - node));
        }
        String yaml = file.toString();

        BotFile read = assertTimeoutPreemptively(LONG, () -> BotFile.parse(yaml));

        assertThat(read).isInstanceOf(BotFile.Valid.class);
        assertThat(((BotFile.Valid) read).bot().nodes()).hasSize(1_000);
    }
}
