package dev.deskhand.server.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.understanding.Basis;
import dev.deskhand.bot.understanding.Candidate;
import dev.deskhand.bot.understanding.EncoderUnavailableException;
import dev.deskhand.bot.understanding.Intent;
import dev.deskhand.bot.understanding.IntentClassifier;
import dev.deskhand.bot.understanding.Profile;
import dev.deskhand.server.metrics.Metrics;
import dev.deskhand.server.testing.Conditions;
import dev.deskhand.server.testing.LogLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnderstandingTest {
    @Test
    void aBotAnswersByItsWordsUntilTheModelsHaveGoneOverIt(@TempDir Path folder) {
        List<Intent> shop =
                List.of(
                        Intent.of("hours", List.of("when are you open", "opening hours")),
                        Intent.of("returns", List.of("I want a refund", "send it back")),
                        Intent.of("order", List.of("where is my order", "track my parcel")));
        String otherWords = "i would like my money returned";
        try (Understanding understanding =
                Understanding.start(Profile.FAST, folder, new Metrics())) {
            IntentClassifier classifier = understanding.learn(shop);

            assertThat(classifier.rank("Opening hours!").candidates())
                    .contains(new Candidate("hours", 1));
            Conditions.await(
                    "understanding in other words",
                    () -> {
                        Candidate best = classifier.rank(otherWords).candidates().getFirst();
                        return best.intent().equals("returns") && best.isMeant();
                    });
            Conditions.await(
                    "a file of vectors", () -> Files.exists(folder.resolve("vectors.bin")));
        }
    }

    @Test
    void whenTooManyTextsWaitForAModelTheWordsAloneAnswer(@TempDir Path folder) {
        List<Intent> shop =
                List.of(
                        Intent.of("hours", List.of("when are you open", "opening hours")),
                        Intent.of("returns", List.of("I want a refund", "send it back")));
        Metrics metrics = new Metrics();
        try (Understanding understanding = Understanding.start(Profile.FAST, folder, metrics)) {
            IntentClassifier classifier = understanding.learn(shop);
            Conditions.await(
                    "understanding by models",
                    () -> {
                        var _ = classifier.rank("some words " + System.nanoTime());
                        return metrics.text()
                                .contains("deskhand_understanding_seconds_count{profile=\"fast\"}");
                    });

            assertThat(classifier.rank("a refund").basis()).isEqualTo(Basis.MODELS);

            for (int turn = 0; turn < Lateness.TURNS; turn++) {
                understanding.turnBegins(Lateness.LATE.toNanos());
            }
            assertThat(classifier.rank("a refund now").basis()).isEqualTo(Basis.WORDS);
            for (int turn = 0; turn < Lateness.TURNS; turn++) {
                understanding.turnBegins(0);
            }
            assertThat(classifier.rank("a refund now").basis()).isEqualTo(Basis.MODELS);
            understanding.occupyAll();

            assertThat(classifier.rank("a refund for me").basis()).isEqualTo(Basis.WORDS);
            assertThat(classifier.rank("a refund for me").candidates().getFirst().intent())
                    .isEqualTo("returns");
            assertThat(classifier.rank("Opening hours!").candidates())
                    .contains(new Candidate("hours", 1));
            assertThat(metrics.text()).contains("deskhand_understanding_fallbacks_total 3.0");
        }
    }

    @Test
    void whereTheModelsCannotRunTheLogSaysSoOnceAndWordsGoOn(@TempDir Path folder)
            throws InterruptedException {
        List<Intent> shop = List.of(Intent.of("hours", List.of("when are you open")));
        try (LogLines log = new LogLines();
                Understanding understanding =
                        Understanding.start(
                                Profile.FAST,
                                folder,
                                _ -> {
                                    throw new EncoderUnavailableException(
                                            "The sentence model cannot run here: no library",
                                            new UnsatisfiedLinkError());
                                })) {
            IntentClassifier one = understanding.learn(shop);
            IntentClassifier other = understanding.learn(shop);
            CountDownLatch tried = new CountDownLatch(1);
            understanding.later(tried::countDown);
            tried.await();

            assertThat(one.rank("are you open").candidates().getFirst().isMeant()).isTrue();
            assertThat(other.rank("are you open").candidates().getFirst().isMeant()).isTrue();
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("by words alone", "cannot run here: no library", "doctor");
        }
    }
}
