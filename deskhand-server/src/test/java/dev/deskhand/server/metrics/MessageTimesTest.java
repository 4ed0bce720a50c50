package dev.deskhand.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MessageTimesTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Metrics metrics = new Metrics(nanos::get);
    private final MessageTimes times = metrics.connection();

    @Test
    void theEnginesLatencyIsFromTheFrameReadToTheFirstReplyFrame() {
        times.heard("m1", Duration.ofMillis(2).toNanos());
        after(10);
        times.stored(List.of("m1"));
        after(10);
        times.begun(List.of("m1"));
        after(10);
        times.decided(List.of("m1"));
        after(10);
        times.committed("c", List.of("m1"), true);
        after(10);
        times.written("c");
        after(500);
        times.written("c");

        assertThat(sum("deskhand_engine_latency_seconds")).isEqualTo(0.052);
        assertThat(count("deskhand_engine_latency_seconds")).isEqualTo(1);
        assertThat(sum("deskhand_message_stage_seconds", "{stage=\"stored\"}")).isEqualTo(0.012);
        assertThat(sum("deskhand_message_stage_seconds", "{stage=\"written\"}")).isEqualTo(0.01);
    }

    @Test
    void whatWasWaitedForMoreOfABurstIsLeftOut() {
        times.heard("m1", 0);
        after(700);
        times.waited("m1", Duration.ofMillis(700).toNanos());
        times.committed("c", List.of("m1"), true);
        after(30);
        times.written("c");

        assertThat(sum("deskhand_engine_latency_seconds")).isEqualTo(0.03);
    }

    @Test
    void aTurnIsAsLateAsTheLastOfItsMessagesWithoutTheWaitForMore() {
        times.heard("m1", 0);
        after(100);
        times.heard("m2", 0);
        times.waited("m2", Duration.ofMillis(700).toNanos());
        after(730);

        assertThat(times.begun(List.of("m1", "m2"))).hasValue(Duration.ofMillis(30).toNanos());
        assertThat(times.begun(List.of("unknown"))).isEmpty();
    }

    @Test
    void aTurnOfSeveralMessagesIsCountedOnceAndFromTheLast() {
        times.heard("m1", 0);
        after(100);
        times.heard("m2", 0);
        after(20);
        times.committed("c", List.of("m1", "m2"), true);
        times.written("c");

        assertThat(count("deskhand_engine_latency_seconds")).isEqualTo(1);
        assertThat(sum("deskhand_engine_latency_seconds")).isEqualTo(0.02);
    }

    @Test
    void aTurnThatSaysNothingIsNotCountedNorIsTheNextWordItsAnswer() {
        times.heard("m1", 0);
        times.committed("c", List.of("m1"), false);
        after(50);
        times.written("c");

        assertThat(count("deskhand_engine_latency_seconds")).isZero();
    }

    @Test
    void messagesThatNobodyAnswersAreForgottenOneDay() {
        for (int i = 0; i < 20_001; i++) {
            times.heard("m" + i, 0);
        }
        times.committed("a", List.of("m0"), true);
        times.committed("b", List.of("m20000"), true);
        times.written("a");
        times.written("b");

        assertThat(count("deskhand_engine_latency_seconds")).isEqualTo(1);
    }

    private void after(long millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    private double sum(String name) {
        return sum(name, "");
    }

    private double sum(String name, String labels) {
        return figure(name + "_sum" + labels);
    }

    private double count(String name) {
        return figure(name + "_count");
    }

    private double figure(String line) {
        return metrics.text()
                .lines()
                .filter(one -> one.startsWith(line + " "))
                .mapToDouble(one -> Double.parseDouble(one.substring(line.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
