package dev.deskhand.zendesk.chat.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import graphql.language.ArrayValue;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.parser.Parser;
import java.util.List;
import java.util.Objects;

/**
 * Whatever a visitor writes, a stock GraphQL parser reads it back as one value of one argument. The
 * inputs are UTF-16, so that halves of characters can be among them; two characters {@code U+0000}
 * in a row part a list.
 */
class GraphQlLiteralFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void anyTextComesBackTheSame(byte[] bytes) {
        String text = new String(utf16(bytes));

        Value<?> read = argument(GraphQlLiteral.string(text));

        assertThat(read).isInstanceOf(StringValue.class);
        assertThat(((StringValue) read).getValue()).isEqualTo(wellFormed(text));
    }

    @FuzzTest(maxDuration = "2m")
    void anyListComesBackTheSame(byte[] bytes) {
        List<String> texts = List.of(new String(utf16(bytes)).split("\u0000\u0000", -1));

        Value<?> read = argument(GraphQlLiteral.strings(texts));

        assertThat(read).isInstanceOf(ArrayValue.class);
        assertThat(((ArrayValue) read).getValues())
                .extracting(value -> ((StringValue) value).getValue())
                .containsExactlyElementsOf(
                        texts.stream().map(GraphQlLiteralFuzzTest::wellFormed).toList());
    }

    /** Every pair of bytes is a character as it stands; a decoder would mend half ones. */
    private static char[] utf16(byte[] bytes) {
        char[] text = new char[bytes.length / 2];
        for (int i = 0; i < text.length; i++) {
            text[i] = (char) (((bytes[2 * i] & 0xFF) << 8) | (bytes[2 * i + 1] & 0xFF));
        }
        return text;
    }

    private static Value<?> argument(String literal) {
        OperationDefinition operation =
                Parser.parse("{ f(x: " + literal + ") }")
                        .getFirstDefinitionOfType(OperationDefinition.class)
                        .orElseThrow();
        assertThat(operation.getSelectionSet().getSelections()).hasSize(1);
        Field field = (Field) operation.getSelectionSet().getSelections().getFirst();
        assertThat(field.getArguments()).hasSize(1);
        return Objects.requireNonNull(field.getArguments().getFirst().getValue());
    }

    /** Halves of characters become U+FFFD. */
    private static String wellFormed(String text) {
        StringBuilder result = new StringBuilder();
        text.codePoints().forEach(c -> result.appendCodePoint(isHalf(c) ? 0xFFFD : c));
        return result.toString();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
