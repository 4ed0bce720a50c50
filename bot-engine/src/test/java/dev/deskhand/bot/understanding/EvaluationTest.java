package dev.deskhand.bot.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.deskhand.bot.understanding.Evaluation.Case;
import dev.deskhand.bot.understanding.Evaluation.Confusion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    /** Worked out by hand: at 0.5 three of four are right in scope, one of two out of scope. */
    private final Evaluation evaluation =
            new Evaluation(
                    List.of(
                            meant("a", "a", 0.9),
                            meant("a", "a", 0.6),
                            meant("b", "b", 0.8),
                            meant("b", "a", 0.7),
                            none("a", 0.55),
                            none("b", 0.2)));

    private static Case meant(String label, String found, double confidence) {
        return new Case("text", Optional.of(label), Optional.of(new Candidate(found, confidence)));
    }

    private static Case none(String found, double confidence) {
        return new Case("text", Optional.empty(), Optional.of(new Candidate(found, confidence)));
    }

    @Test
    void sharesAreOfWhatTheyNameAlone() {
        Scores scores = evaluation.at(0.5);

        assertThat(scores.inScopeAccuracy()).isCloseTo(0.75, within(1e-12));
        assertThat(scores.oosRecall()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void theCorrelationIsGorodkins() {
        // c = 4, s = 6; meant a2 b2 none2; found a4 b1 none1: (24 - 12) / sqrt(18 * 24)
        assertThat(evaluation.at(0.5).mcc()).isCloseTo(12 / Math.sqrt(432), within(1e-12));
    }

    @Test
    void f1IsWeightedByWhatIsMeant() {
        // a: 2*2/6, b: 2*1/3, none: 2*1/3; each is meant twice
        assertThat(evaluation.at(0.5).f1())
                .isCloseTo((4.0 / 6 + 2.0 / 3 + 2.0 / 3) / 3, within(1e-12));
    }

    @Test
    void aHigherThresholdRejectsMore() {
        assertThat(evaluation.at(0.75).inScopeAccuracy()).isCloseTo(0.5, within(1e-12));
        assertThat(evaluation.at(0.75).oosRecall()).isCloseTo(1, within(1e-12));
        assertThat(evaluation.atEachThreshold())
                .extracting(Scores::threshold)
                .containsExactly(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9);
    }

    @Test
    void confusionsAreNamedTheCommonestFirst() {
        assertThat(evaluation.mostConfused(5))
                .containsExactlyInAnyOrder(
                        new Confusion(Optional.of("b"), Optional.of("a"), 1),
                        new Confusion(Optional.empty(), Optional.of("a"), 1));
        assertThat(evaluation.mostConfused(1)).hasSize(1);
    }

    @Test
    void withoutTextsOutOfScopeTheirShareIsNotANumber() {
        Evaluation inScope = new Evaluation(List.of(meant("a", "a", 1)));

        assertThat(inScope.at(0.5).oosRecall()).isNaN();
        assertThat(inScope.at(0.5).mcc()).isZero();
    }
}
