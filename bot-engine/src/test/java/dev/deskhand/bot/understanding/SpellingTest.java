package dev.deskhand.bot.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private final Spelling spelling =
            new Spelling(
                    List.of(
                            "Where is my order?",
                            "Do you deliver to Ireland",
                            "warranty on the mattress",
                            "please call back tomorrow",
                            "Is there a showroom nearby",
                            "Can I pay in instalments"),
                    Set.of("older", "border", "there", "call", "room", "show")::contains);

    @ParameterizedTest
    @CsvSource({
        "where is my ordr, where is my order",
        "where is my odrer, where is my order",
        "MATRESS, mattress",
        "Do you deliverr to Irland?, Do you deliver to ireland?",
        "waranti?, warranty?",
        "installmets, instalments",
        "pls callback, pls call back",
        "any show room in York, any showroom in York",
        "show-room, showroom",
    })
    void aSlipIsMended(String written, String mended) {
        assertThat(spelling.mend(written)).isEqualTo(mended);
    }

    @ParameterizedTest
    @CsvSource({
        // Words by their own right, however near.
        "I am older", "the border", "where is my order",
        // Too short, or numbers.
        "wy", "a 1rder", "my 0rder2",
        // Nothing is near.
        "zebra crossing", "\u4f60\u597d",
    })
    void whatIsRightOrFarFromEveryWordStays(String text) {
        assertThat(spelling.mend(text)).isEqualTo(text);
    }

    @Test
    void betweenTwoEquallyNearWordsNothingIsGuessed() {
        Spelling unsure = new Spelling(List.of("late", "lake"), word -> false);

        assertThat(unsure.mend("lafe")).isEqualTo("lafe");
    }

    @Test
    void dollarsAndBackslashesPassThrough() {
        assertThat(spelling.mend("$1 \\ ordr $0")).isEqualTo("$1 \\ order $0");
    }

    @Test
    void aVeryLongWordIsNotLookedAt() {
        String hostile = "order".repeat(2_000);

        assertThat(spelling.mend(hostile)).isEqualTo(hostile);
    }
}
