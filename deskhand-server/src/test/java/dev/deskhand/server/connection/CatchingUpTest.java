package dev.deskhand.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.testing.Conditions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was missed is read page by page, however often a page cannot be read. */
class CatchingUpTest extends WithLane {
    @Test
    void aLogThatCannotBeReadAtFirstIsReadAgainWhileOnline() {
        failingReads.set(1);
        log.add(visitorSaid(1));
        lane.connected(SELF);
        awaitLines(1);

        Conditions.await("caught up", () -> !fence.isBehind());
    }

    @Test
    void aLogThatCannotBeReadAtFirstIsReadAgainHoweverManyEventsCome() {
        failingReads.set(2);
        lane.connected(SELF);
        AtomicInteger number = new AtomicInteger();

        // An event every few milliseconds, as on a busy account: it never was quiet.
        Conditions.await(
                "caught up",
                () -> {
                    lane.received(neutral(visitorSaid(number.incrementAndGet())));
                    return !fence.isBehind();
                });
    }

    @Test
    void logsThatAreRefusedNowAndThenAreReadAgainBeforeAnythingIsWritten() {
        refusedReads.set(2);
        log.add(visitorSaid(1));
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());

        assertThat(lines()).containsExactly("m1");
    }

    @Test
    void whatTheLogsHoldIsNotLostWhereTheyCouldNotBeReadForLong() {
        logsShown = false;
        log.add(visitorSaid(1));
        lane.connected(SELF);
        Conditions.await("going on without", () -> !fence.isBehind());
        assertThat(lines()).isEmpty();

        logsShown = true;
        awaitLines(1);
    }

    @Test
    void aBacklogLongerThanOneReadingIsTakenInWhole() {
        log.add(visitorSaid(0));
        lane.connected(SELF);
        awaitLines(1);
        lane.disconnected();
        IntStream.rangeClosed(1, 250).forEach(number -> log.add(visitorSaid(number)));
        lane.connected(SELF);
        awaitLines(251);

        assertThat(lines())
                .isEqualTo(IntStream.rangeClosed(0, 250).mapToObj(n -> "m" + n).toList());
    }

    @Test
    void aPageThatCannotBeReadIsAskedForAgainAndNotThoseBeforeIt() {
        twoPages = true;
        CountDownLatch goOn = new CountDownLatch(1);
        whileReadingTheSecondPage = goOn;
        lane.connected(SELF);
        Conditions.await("at the second page", () -> reads.size() == 2);
        failingReads.set(2);
        goOn.countDown();
        Conditions.await("caught up", () -> !fence.isBehind());

        assertThat(reads).containsExactly("first", "second", "second", "second");
    }

    @Test
    void aChannelThatIsReadGoesOnWhileTheLogsOfOthersAreOwed() {
        twoPages = true;
        CountDownLatch goOn = new CountDownLatch(1);
        whileReadingTheSecondPage = goOn;
        log.add(visitorSaid("c", 1));
        log.add(visitorSaid("d", 2));
        lane.received(neutral(visitorSaid("c", 3)));
        lane.received(neutral(visitorSaid("d", 4)));
        lane.connected(SELF);
        Conditions.await("at the second page", () -> reads.size() == 2);

        assertThat(linesOf("c")).containsExactly("m1", "m3");
        assertThat(fence.isBehind("c")).isFalse();
        assertThat(linesOf("d")).isEmpty();
        assertThat(fence.isBehind("d")).isTrue();
        goOn.countDown();
        Conditions.await("caught up", () -> !fence.isBehind());

        assertThat(linesOf("d")).containsExactly("m2", "m4");
    }

    @Test
    void anotherBreakWhileTheLogsAreReadMakesAllOfThemBeReadAnew() {
        twoPages = true;
        CountDownLatch goOn = new CountDownLatch(1);
        whileReadingTheSecondPage = goOn;
        lane.connected(SELF);
        Conditions.await("at the second page", () -> reads.size() == 2);
        lane.disconnected();
        log.add(visitorSaid("c", 1));
        goOn.countDown();
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());

        assertThat(reads).containsExactly("first", "second", "first", "second");
        assertThat(linesOf("c")).containsExactly("m1");
    }

    @Test
    void logsThatCannotBeReadForLongDoNotKeepVisitorsWaitingForEver() {
        failingReads.set(Integer.MAX_VALUE);
        lane.connected(SELF);
        lane.received(neutral(visitorSaid(2)));
        awaitLines(1);
        assertThat(fence.isBehind()).isFalse();
        log.add(visitorSaid(1));
        log.add(visitorSaid(2));

        failingReads.set(0);
        awaitLines(2);
        assertThat(lines()).containsExactly("m2", "m1");
    }

    @Test
    void whoAsksForTheLogsWhileAReadingIsAheadSharesIt() {
        CountDownLatch goOn = new CountDownLatch(1);
        whileReading = goOn;
        lane.connected(SELF);
        Conditions.await("the first reading has begun", () -> reads.size() == 1);
        for (int leaving = 0; leaving < 50; leaving++) {
            lane.connected(SELF);
        }
        log.add(visitorSaid(1));
        goOn.countDown();
        awaitLines(1);
        lane.received(neutral(visitorSaid(2)));
        awaitLines(2);

        assertThat(reads).hasSize(2);
    }

    @Test
    void whereNothingWasBrokenLessIsReadAndAllThatIsNewAllTheSame() {
        log.add(visitorSaid(0));
        lane.connected(SELF);
        awaitLines(1);
        Conditions.await("caught up", () -> !fence.isBehind());
        IntStream.rangeClosed(1, 30).forEach(number -> log.add(visitorSaid(number)));
        lane.catchUp();
        awaitLines(31);

        assertThat(entriesAsked).containsExactly(100, 20, 200);
        assertThat(lines()).isEqualTo(IntStream.rangeClosed(0, 30).mapToObj(n -> "m" + n).toList());
    }
}
