package dev.deskhand.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.app.bench.BenchBot.Question;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Ledger ledger = new Ledger();

    @Test
    void whenEachQuestionHasItsAnswerItIsClean() throws InterruptedException {
        asks("a", "a1");
        asks("b", "");
        hears("a", "It is this. [a1]");
        hears("b", "Whatever. [m]");

        assertThat(ledger.awaitAnswers(0)).isTrue();
        assertThat(ledger.audit().clean()).isTrue();
    }

    @Test
    void aQuestionWithoutAnAnswerIsLost() throws InterruptedException {
        asks("a", "a1");

        assertThat(ledger.awaitAnswers(1_000_000)).isFalse();
        assertThat(ledger.audit().lost()).isEqualTo(1);
        assertThat(ledger.audit().clean()).isFalse();
    }

    @Test
    void anAnswerTooManyShows() {
        asks("a", "a1");
        hears("a", "[a1]");
        hears("a", "[a1]");

        assertThat(ledger.audit().unasked()).isEqualTo(1);
        assertThat(ledger.audit().clean()).isFalse();
    }

    @Test
    void anotherAnswerThanTheOnlyRightOneShows() {
        asks("a", "a1");
        asks("a", "a2");
        hears("a", "[a2]");
        hears("a", "[a1]");

        assertThat(ledger.audit().wrong()).isEqualTo(2);
        assertThat(ledger.audit().clean()).isFalse();
    }

    @Test
    void theClockRunsFromWhenAQuestionWasToBeAskedAndOnlyForThoseThatCount() {
        ledger.asks("a", new Question("?", ""), 0, true);
        ledger.asks("b", new Question("?", ""), 0, false);
        ledger.hears("a", "", TimeUnit.SECONDS.toNanos(2));
        ledger.hears("b", "", TimeUnit.SECONDS.toNanos(9));

        var trips = ledger.takeRoundTrips();
        assertThat(trips.getTotalCount()).isEqualTo(1);
        assertThat(trips.getMaxValue()).isBetween(1_990_000_000L, 2_010_000_000L);
        assertThat(ledger.takeRoundTrips().getTotalCount()).isZero();
    }

    private void asks(String channel, String token) {
        ledger.asks(channel, new Question("?", token), 0, true);
    }

    private void hears(String channel, String text) {
        ledger.hears(channel, text, 1);
    }
}
