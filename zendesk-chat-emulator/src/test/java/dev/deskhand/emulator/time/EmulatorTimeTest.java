package dev.deskhand.emulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmulatorTimeTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final EmulatorTime time = new EmulatorTime(InstantSource.fixed(NOON));
    private final List<String> happened = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        time.close();
    }

    private void in(long hours, String what) {
        var _ =
                time.schedule(
                        Duration.ofHours(hours),
                        () -> happened.add(what + " at " + hoursAhead() + " h"));
    }

    private long hoursAhead() {
        // The monotonic clock has moved on a little between the scheduling and the look.
        return Math.round(Duration.between(NOON, time.instant()).toMillis() / 3_600_000.0);
    }

    @Test
    void whatFallsDueByAnAdvanceHappensBeforeItReturnsInOrderAndAtItsOwnMoment() {
        in(3, "later");
        in(1, "sooner");
        in(9, "not yet");
        time.advance(Duration.ofHours(5));
        assertThat(happened).containsExactly("sooner at 1 h", "later at 3 h");
        assertThat(hoursAhead()).isEqualTo(5);
    }

    @Test
    void workThatSchedulesWorkIsFollowedWithinOneAdvance() {
        var _ = time.schedule(Duration.ofHours(1), () -> in(1, "second"));
        time.advance(Duration.ofHours(3));
        assertThat(happened).containsExactly("second at 2 h");
    }

    @Test
    void whatWasCancelledDoesNotHappen() {
        EmulatorTime.Timer timer = time.schedule(Duration.ofHours(1), () -> happened.add("never"));
        timer.cancel();
        time.advance(Duration.ofHours(2));
        assertThat(happened).isEmpty();
    }

    @Test
    void withoutAnAdvanceWorkComesInRealTime() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        var _ = time.schedule(Duration.ofMillis(5), done::countDown);
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aFailureOfOnePieceOfWorkLeavesTheNextOnesAlone() {
        var _ =
                time.schedule(
                        Duration.ofHours(1),
                        () -> {
                            throw new IllegalStateException("on purpose");
                        });
        in(2, "next");
        time.advance(Duration.ofHours(2).plusSeconds(1));
        assertThat(happened).containsExactly("next at 2 h");
    }

    @Test
    void timeGoesForwardOnly() {
        assertThatThrownBy(() -> time.advance(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(time.instant()).isEqualTo(NOON);
    }
}
