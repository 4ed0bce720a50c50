package dev.deskhand.server.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LatenessTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Lateness lateness = new Lateness(nanos::get);

    @Test
    void manyTurnsThatBeginLateInAQuickRowAreTooMuch() {
        turns(Lateness.TURNS - 1, Lateness.LATE.toMillis(), 5);
        assertThat(lateness.isTooMuch()).isFalse();
        turns(1, Lateness.LATE.toMillis(), 5);
        assertThat(lateness.isTooMuch()).isTrue();
    }

    @Test
    void turnsThatBeginInTimeAreNotHoweverManyThereAre() {
        turns(1_000, Lateness.LATE.toMillis() - 1, 1);

        assertThat(lateness.isTooMuch()).isFalse();
    }

    @Test
    void lateTurnsAreNotTooMuchWhereThereAreFew() {
        turns(100, 300, 50);

        assertThat(lateness.isTooMuch()).isFalse();
    }

    @Test
    void itIsOverOnceMostBeginInTimeAgain() {
        turns(Lateness.TURNS, 30, 5);
        turns(7, 1, 5);
        assertThat(lateness.isTooMuch()).isTrue();
        turns(1, 1, 5);
        assertThat(lateness.isTooMuch()).isFalse();
    }

    @Test
    void itIsOverWhereNothingMoreComes() {
        turns(Lateness.TURNS, 30, 5);
        nanos.addAndGet(Lateness.A_QUICK_ROW.toNanos());

        assertThat(lateness.isTooMuch()).isFalse();
    }

    private void turns(int many, long lateMillis, long apartMillis) {
        for (int turn = 0; turn < many; turn++) {
            nanos.addAndGet(Duration.ofMillis(apartMillis).toNanos());
            lateness.begins(Duration.ofMillis(lateMillis).toNanos());
        }
    }
}
