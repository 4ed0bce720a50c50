package dev.deskhand.zendesk.chat.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class GraphemesTest {

    private static final String FAMILY = "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
    private static final String WAVE_DARK = "\uD83D\uDC4B\uD83C\uDFFF";
    private static final String FLAG_JP = "\uD83C\uDDEF\uD83C\uDDF5";
    private static final String FLAG_DE = "\uD83C\uDDE9\uD83C\uDDEA";
    private static final String RAINBOW_FLAG = "\uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08";
    private static final String FLAG_SCOTLAND =
            "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F";

    /** Each is one character to a person. */
    static final List<String> SINGLES =
            List.of(
                    "a",
                    "\u00E9",
                    "e\u0301",
                    "o\u0302\u0323\u0304",
                    "\uD83D\uDE00",
                    FAMILY,
                    WAVE_DARK,
                    FLAG_JP,
                    FLAG_DE,
                    RAINBOW_FLAG,
                    FLAG_SCOTLAND,
                    "5\uFE0F\u20E3",
                    "\uD55C",
                    "\u1112\u1161\u11AB",
                    "\u0E01\u0E33",
                    "\u0928\u093F",
                    "\u0623\u0650",
                    "\u6F22",
                    "\r\n",
                    "\n",
                    "\uD83D",
                    "\uDE00");

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("", 0),
                arguments("caf\u00E9", 4),
                arguments("cafe\u0301", 4),
                arguments(FAMILY + FAMILY, 2),
                arguments(FLAG_JP + FLAG_DE, 2),
                arguments("\uD83C\uDDEF\uD83C\uDDF5\uD83C\uDDE9", 2),
                arguments("hi " + WAVE_DARK + "!", 5),
                arguments("\u1112\u1161\u11AB\u1100\u1173\u11AF", 2),
                arguments("x\uD83Dy", 3),
                arguments("\uDE00\uD83D", 2),
                arguments("a\r\nb", 3),
                arguments("\uD83D\uDC69\u200D", 1));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void areCountedAsAPersonDoes(String text, int count) {
        assertThat(Graphemes.count(text)).isEqualTo(count);
    }

    @ParameterizedTest
    @FieldSource("SINGLES")
    void oneIsOne(String single) {
        assertThat(Graphemes.count(single)).isOne();
        assertThat(Graphemes.count(single + "." + single)).isEqualTo(3);
    }

    @ParameterizedTest
    @FieldSource("SINGLES")
    void aBeginningIsNeverCutInsideOne(String single) {
        assertThat(Graphemes.first("x" + single + "y", 2)).isEqualTo("x" + single);
    }

    @Test
    void aBeginningHasAtMostWhatWasAskedFor() {
        long seed = new Random().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder built = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                built.append(SINGLES.get(random.nextInt(SINGLES.size())));
            }
            String text = built.toString();
            int most = random.nextInt(14);
            String first = Graphemes.first(text, most);

            assertThat(text).as("seed %d, round %d", seed, round).startsWith(first);
            assertThat(Graphemes.count(first))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(Math.min(most, Graphemes.count(text)));
        }
    }

    @Test
    void aNegativeNumberIsRefused() {
        assertThatThrownBy(() -> Graphemes.first("abc", -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }
}
