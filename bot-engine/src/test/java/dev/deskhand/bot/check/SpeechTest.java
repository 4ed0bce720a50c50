package dev.deskhand.bot.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpeechTest {
    @Test
    void aTextMustBeSaidAsAWholeWhateverItsWhiteSpace() {
        assertThat(Speech.of("Two to three days.").fits(" Two to\n three  days. ")).isTrue();
        assertThat(Speech.of("Two to three days.").fits("Two to three days. Or more.")).isFalse();
        assertThat(Speech.of("two to three days.").fits("Two to three days.")).isFalse();
    }

    @Test
    void dotsAtAnEndStandForAnything() {
        assertThat(Speech.of("Two to...").fits("Two to three days.")).isTrue();
        assertThat(Speech.of("...three days.").fits("Two to three days.")).isTrue();
        assertThat(Speech.of("\u2026 three \u2026").fits("Two to three days.")).isTrue();
        assertThat(Speech.of("...").fits("Whatever it is")).isTrue();
        assertThat(Speech.of("three...").fits("Two to three days.")).isFalse();
        assertThat(Speech.of("...three").fits("Two to three days.")).isFalse();
        assertThat(Speech.of("Two...days.").fits("Two to three days.")).isFalse();
    }

    @Test
    void whatEndsInDotsMayBeWrittenAsItIs() {
        assertThat(Speech.of("One moment...").fits("One moment...")).isTrue();
        assertThat(Speech.of("Three.").fits("Three. Or four.")).isFalse();
    }

    @Test
    void anyOfSeveralWillDo() {
        Speech either = new Speech(List.of("Hello.", "Hi..."));

        assertThat(either.fits("Hi there.")).isTrue();
        assertThat(either.fits("Good day.")).isFalse();
        assertThat(either).hasToString("Hello. | Hi...");
    }
}
