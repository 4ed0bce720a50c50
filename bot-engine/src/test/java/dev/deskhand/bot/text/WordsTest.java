package dev.deskhand.bot.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Where's my ORDER?|wheres,my,order",
                "size_XL/42 - 3.5|size,xl,42,3,5",
                "Caf\u00e9 \u00dcber l\u2019\u00e9t\u00e9|cafe,uber,lete",
                "\uff21\uff22\uff23\u00a0\u0661|abc,\u0661",
            })
    void wordsAreLowerCaseWithoutAccentsApostrophesAndPunctuation(String text, String words) {
        assertThat(Words.of(text)).containsExactly(words.split(","));
    }

    @Test
    void plainTextsAreReadAsAllOthers() {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                text.append((char) random.nextInt(0x80));
            }
            assertThat(Words.of(text.toString()))
                    .as("seed " + seed + ": " + text)
                    .isEqualTo(Words.ofAny(text.toString()));
        }
    }
}
