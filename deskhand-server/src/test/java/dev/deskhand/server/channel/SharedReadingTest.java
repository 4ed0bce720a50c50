package dev.deskhand.server.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskhand.server.testing.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A message that is not in an older reading is no reason to write it again. */
class SharedReadingTest {
    private final AtomicInteger log = new AtomicInteger();
    private final AtomicInteger readings = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private volatile boolean fails;
    private final SharedReading<Integer> reading = new SharedReading<>(this::look);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    private int look() {
        int seen = log.get();
        if (readings.incrementAndGet() == 1) {
            await(goOn);
        }
        if (fails) {
            throw new ChannelUnavailableException("not now");
        }
        return seen;
    }

    @AfterEach
    void close() {
        goOn.countDown();
        callers.close();
    }

    @Test
    void whoAsksDuringAReadingIsToldByALaterOneThatAllOfThemShare() throws Exception {
        Future<Integer> first = ask();
        Conditions.await("the first reading has begun", () -> readings.get() == 1);
        log.set(7);
        List<Future<Integer>> during = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            during.add(ask());
        }
        Conditions.await("all have asked", () -> asked.get() == 51);
        goOn.countDown();

        assertThat(first.get(10, TimeUnit.SECONDS)).isZero();
        for (Future<Integer> each : during) {
            assertThat(each.get(10, TimeUnit.SECONDS)).isEqualTo(7);
        }
        assertThat(readings.get()).isBetween(2, 4);
    }

    @Test
    void whoAsksAfterwardsIsNotToldWhatWasReadBefore() {
        goOn.countDown();
        assertThat(reading.read()).isZero();
        log.set(1);
        assertThat(reading.read()).isEqualTo(1);
    }

    @Test
    void aReadingThatFailsFailsForThoseWhoShareItOnly() {
        goOn.countDown();
        fails = true;
        assertThatThrownBy(reading::read).isInstanceOf(ChannelUnavailableException.class);
        fails = false;
        assertThat(reading.read()).isZero();
    }

    private Future<Integer> ask() {
        return callers.submit(() -> {
            asked.incrementAndGet();
            return reading.read();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
