package dev.deskhand.bot.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LearningClassifierTest {
    private static final Ranking WORDS =
            new Ranking(List.of(new Candidate("by words", 0.6)), Basis.WORDS);
    private static final Ranking BETTER =
            new Ranking(List.of(new Candidate("by meaning", 0.9)), Basis.MODELS);

    private final Queue<Runnable> background = new ArrayDeque<>();

    @Test
    void itAnswersByWordsUntilItHasLearnt() throws InterruptedException {
        LearningClassifier classifier =
                new LearningClassifier(_ -> WORDS, () -> _ -> BETTER, background::add);

        assertThat(classifier.rank("hello")).isEqualTo(WORDS);
        background.remove().run();
        classifier.await();
        assertThat(classifier.rank("hello")).isEqualTo(BETTER);
    }

    @Test
    void ifLearningFailsItStaysWithWordsAndTellsWhoWaits() {
        LearningClassifier classifier =
                new LearningClassifier(
                        _ -> WORDS,
                        () -> {
                            throw new EncoderUnavailableException(
                                    "no library here", new UnsatisfiedLinkError());
                        },
                        background::add);
        background.remove().run();

        assertThat(classifier.rank("hello")).isEqualTo(WORDS);
        assertThatExceptionOfType(EncoderUnavailableException.class)
                .isThrownBy(classifier::await)
                .withMessage("no library here");
    }
}
