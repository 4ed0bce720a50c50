package dev.deskhand.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * The figures of one server, over all its businesses. Thread-safe. The names are part of what
 * operators rely on; {@code docs/operators/metrics.md} lists them, and a test compares.
 */
public final class Metrics implements AutoCloseable {
    /** The text format's type, for the answer's header. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final String SENDS = "deskhand.sends";
    private static final String HAND_OVERS = "deskhand.hand.overs";

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final LongSupplier nanos;
    private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
    private final Timer engine;
    private final Counter duplicates;
    private final Counter reconnects;
    private final Counter readings;
    private final Counter byWordsAlone;
    private final Map<Queue, List<IntSupplier>> queues = new EnumMap<>(Queue.class);

    /** What waits somewhere, over all connections. */
    public enum Queue {
        /** Events that were received and are not stored yet. */
        EVENTS,
        /** Conversations that have something to do now, at work or waiting for a place. */
        CONVERSATIONS
    }

    public Metrics() {
        this(System::nanoTime);
    }

    /**
     * @param nanos a monotonic clock
     */
    public Metrics(LongSupplier nanos) {
        this.nanos = nanos;
        for (Stage stage : Stage.values()) {
            stages.put(
                    stage,
                    Timer.builder("deskhand.message.stage")
                            .description("Time from a message's station to the next")
                            .tag("stage", stage.label())
                            .serviceLevelObjectives(Buckets.coarse())
                            .register(registry));
        }
        engine =
                Timer.builder("deskhand.engine.latency")
                        .description(
                                "From a visitor's frame read to the first reply frame written,"
                                        + " without the wait for more of a burst")
                        .serviceLevelObjectives(Buckets.fine())
                        .register(registry);
        duplicates = counter("deskhand.events.duplicate", "Events that had been stored before");
        reconnects = counter("deskhand.reconnects", "Connections that broke and were begun again");
        readings =
                counter(
                        "deskhand.gapfills",
                        "Pages of channels' logs that were read for what was missed");
        byWordsAlone =
                counter(
                        "deskhand.understanding.fallbacks",
                        "Texts understood by words alone, since no sentence model was free in time");
        for (Queue queue : Queue.values()) {
            List<IntSupplier> waiting = new CopyOnWriteArrayList<>();
            queues.put(queue, waiting);
            Gauge.builder(
                            "deskhand.queue.depth",
                            () -> waiting.stream().mapToInt(IntSupplier::getAsInt).sum())
                    .description("What waits now")
                    .tag("queue", queue.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    /** The text that Prometheus reads. */
    public String text() {
        return registry.scrape();
    }

    /** Times the messages of one connection. */
    public MessageTimes connection() {
        return new MessageTimes(this, nanos);
    }

    private Timer timer(Stage stage) {
        return Objects.requireNonNull(stages.get(stage));
    }

    void passed(Stage stage, long tookNanos) {
        timer(stage).record(tookNanos, TimeUnit.NANOSECONDS);
    }

    void answered(long tookNanos) {
        engine.record(Math.max(0, tookNanos), TimeUnit.NANOSECONDS);
    }

    /**
     * A write of the bot's has ended.
     *
     * @param result in one word
     * @param tookNanos since its frame was written; none was for less than 0
     */
    public void sent(String result, long tookNanos) {
        Counter.builder(SENDS)
                .description("What became of the bot's messages")
                .tag("result", result)
                .register(registry)
                .increment();
        if (tookNanos >= 0) {
            passed(Stage.CONFIRMED, tookNanos);
        }
    }

    /** A hand-over has ended, with what and why in one word each. */
    public void handedOver(String outcome, String reason) {
        Counter.builder(HAND_OVERS)
                .description("Hand-overs that have ended, by how and why")
                .tag("outcome", outcome)
                .tag("reason", reason)
                .register(registry)
                .increment();
    }

    /** The words of a visitor were understood by this profile in this time. */
    public void understood(String profile, long tookNanos) {
        Timer.builder("deskhand.understanding")
                .description("Time to understand a sentence that was not seen before")
                .tag("profile", profile)
                .serviceLevelObjectives(Buckets.coarse())
                .register(registry)
                .record(tookNanos, TimeUnit.NANOSECONDS);
    }

    void duplicates(int count) {
        duplicates.increment(count);
    }

    /** A connection broke, and is begun again. */
    public void reconnect() {
        reconnects.increment();
    }

    /** A channel's log is being read for what was missed. */
    public void logRead() {
        readings.increment();
    }

    /** No sentence model was free in time, so the words alone had to do. */
    public void understoodByWordsAlone() {
        byWordsAlone.increment();
    }

    /**
     * From now on this is part of what waits there.
     *
     * @return ends that
     */
    public Runnable waits(Queue queue, IntSupplier waiting) {
        List<IntSupplier> all = Objects.requireNonNull(queues.get(queue));
        all.add(waiting);
        return () -> all.remove(waiting);
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
