package dev.deskhand.zendesk.chat.operation;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.ArrayValue;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.parser.Parser;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a visitor writes, a stock GraphQL parser reads back the same. */
class GraphQlLiteralTest {

    private static final int ROUNDS = 5_000;

    /** What has broken hand-made escaping before. */
    private static final List<String> PIECES =
            List.of(
                    "\"",
                    "\"\"\"",
                    "\\",
                    "\\u0041",
                    "\\\"",
                    "\n",
                    "\r\n",
                    "\t",
                    "\b",
                    "\f",
                    "\u0000",
                    "\u001F",
                    "\u007F",
                    "\u0085",
                    "\u2028",
                    "\u2029",
                    "\uFEFF",
                    "\uFFFE",
                    "\uFFFF",
                    "\uD83D\uDE00",
                    "\uD83D\uDC68\u200D\uD83D\uDC69",
                    "\uD800",
                    "\uDC00",
                    "${x}",
                    "{{x}}",
                    "{",
                    "}",
                    "(",
                    ")",
                    "#",
                    ",",
                    "$id",
                    "...",
                    "\u00E9",
                    "e\u0301",
                    "\u0627\u0644",
                    "a",
                    " ");

    private static String parsed(String literal) {
        return value(literal) instanceof StringValue text
                ? Objects.requireNonNull(text.getValue())
                : "(no string)";
    }

    private static Value<?> value(String literal) {
        OperationDefinition operation =
                Parser.parse("{ f(x: " + literal + ") }")
                        .getFirstDefinitionOfType(OperationDefinition.class)
                        .orElseThrow();
        Field field = (Field) operation.getSelectionSet().getSelections().getFirst();
        assertThat(operation.getSelectionSet().getSelections()).hasSize(1);
        assertThat(field.getArguments()).hasSize(1);
        return Objects.requireNonNull(field.getArguments().getFirst().getValue());
    }

    /** Lone surrogates become U+FFFD, here by another way than in the code under test. */
    private static String wellFormed(String text) {
        StringBuilder result = new StringBuilder();
        text.codePoints()
                .forEach(c -> result.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
        return result.toString();
    }

    @Test
    void randomTextsComeBackTheSame() {
        long seed = new Random().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(12);
            for (int i = 0; i < length; i++) {
                if (random.nextInt(3) > 0) {
                    text.append(PIECES.get(random.nextInt(PIECES.size())));
                } else {
                    text.append((char) random.nextInt(0x10000));
                }
            }
            String literal = GraphQlLiteral.string(text.toString());

            assertThat(parsed(literal))
                    .as("seed %d, round %d, literal %s", seed, round, literal)
                    .isEqualTo(wellFormed(text.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"",
                "\\",
                "\"\"\"",
                "\"}) { success } } mutation { x(a: \"",
                "line\nline",
                "\\u0022) {",
                "#"
            })
    void knownTroubleComesBackTheSame(String text) {
        assertThat(parsed(GraphQlLiteral.string(text))).isEqualTo(text);
    }

    @Test
    void everySingleCharacterComesBackTheSame() {
        for (int c = 0; c < 0x10000; c += 1) {
            String text = String.valueOf((char) c);
            if (c % 997 == 0 || c < 0x100 || c > 0xFFF0 || (c > 0x2020 && c < 0x2070)) {
                assertThat(parsed(GraphQlLiteral.string(text)))
                        .as("U+%04X", c)
                        .isEqualTo(wellFormed(text));
            }
        }
    }

    @Test
    void aListKeepsItsItemsApart() {
        Value<?> list = value(GraphQlLiteral.strings(List.of("a\", \"b", "c")));

        assertThat(list)
                .isInstanceOfSatisfying(
                        ArrayValue.class,
                        array ->
                                assertThat(array.getValues())
                                        .extracting(item -> ((StringValue) item).getValue())
                                        .containsExactly("a\", \"b", "c"));
    }
}
