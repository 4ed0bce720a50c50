package dev.deskhand.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.app.bench.BenchBot.Question;
import dev.deskhand.bot.file.BotFile;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BenchFiguresTest {
    private static final String BEFORE =
            """
            # TYPE deskhand_engine_latency_seconds histogram
            deskhand_engine_latency_seconds_bucket{le="0.001"} 90
            deskhand_engine_latency_seconds_bucket{le="0.002"} 100
            deskhand_engine_latency_seconds_bucket{le="+Inf"} 100
            deskhand_sends_total{result="delivered"} 100.0
            deskhand_sends_total{result="refused"} 3.0
            # HELP deskhand_understanding_fallbacks_total Texts understood by words alone
            deskhand_understanding_fallbacks_total 4.0
            """;
    private static final String AFTER =
            """
            deskhand_engine_latency_seconds_bucket{le="0.001"} 140
            deskhand_engine_latency_seconds_bucket{le="0.002"} 199
            deskhand_engine_latency_seconds_bucket{le="+Inf"} 200
            deskhand_sends_total{result="delivered"} 200.0
            deskhand_understanding_fallbacks_total 9.0
            """;

    @Test
    void percentilesAreThoseOfTheStepAloneAndNeverTooGood() {
        ServerFigures step = ServerFigures.read(AFTER).since(ServerFigures.read(BEFORE));

        assertThat(step.count()).isEqualTo(100);
        assertThat(step.delivered()).isEqualTo(100);
        assertThat(step.byWords()).isEqualTo(5);
        assertThat(step.millisAt(50)).isEqualTo(1);
        assertThat(step.millisAt(51)).isEqualTo(2);
        assertThat(step.millisAt(99)).isEqualTo(2);
        assertThat(step.millisAt(100)).isInfinite();
    }

    @Test
    void theBotsFileHasNoProblem() {
        assertThat(BotFile.parse(BenchBot.file())).isInstanceOf(BotFile.Valid.class);
    }

    @Test
    void halfOfTheQuestionsAreWordForWordAndTheOthersAreNew() {
        BenchBot.Questions questions = new BenchBot.Questions(7);
        Set<String> unseen = new HashSet<>();
        int known = 0;
        for (int i = 0; i < 2_000; i++) {
            Question question = questions.next();
            known += question.token().isEmpty() ? 0 : 1;
            if (question.token().isEmpty()) {
                unseen.add(question.text());
            }
        }

        assertThat(known).isBetween(900, 1_100);
        assertThat(unseen).hasSizeGreaterThan((2_000 - known) * 9 / 10);
        assertThat(new BenchBot.Questions(7).next())
                .as("a seed")
                .isEqualTo(new BenchBot.Questions(7).next());
    }
}
