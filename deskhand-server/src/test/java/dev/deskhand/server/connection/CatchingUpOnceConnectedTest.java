package dev.deskhand.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.testing.Conditions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The pause after a failed page is longer here than any test lasts. */
class CatchingUpOnceConnectedTest extends WithLane {
    @Override
    Rhythm rhythm() {
        Duration hour = Duration.ofHours(1);
        return new Rhythm(hour, Duration.ofMillis(600), hour, System::nanoTime);
    }

    @Test
    void aPageThatFailedWithTheConnectionIsAskedForOnceThereIsAnother() {
        failingReads.set(1);
        connectAndFail();
        lane.connected(SELF);

        Conditions.await("caught up", () -> !fence.isBehind());
        assertThat(reads).hasSize(2);
    }

    @Test
    void aPauseThatZendeskAskedForIsKeptThoughThereIsAnotherConnection() {
        failingReads.set(1);
        pauseAsked = Optional.of(Duration.ofMillis(700));
        long began = System.nanoTime();
        connectAndFail();
        lane.connected(SELF);

        Conditions.await("caught up", () -> !fence.isBehind());
        assertThat(System.nanoTime() - began).isGreaterThan(Duration.ofMillis(700).toNanos());
    }

    private void connectAndFail() {
        lane.connected(SELF);
        Conditions.await("the page has failed", () -> failingReads.get() == 0);
        lane.disconnected();
    }
}
