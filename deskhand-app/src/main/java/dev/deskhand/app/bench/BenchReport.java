package dev.deskhand.app.bench;

import dev.deskhand.bot.understanding.Profile;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run has shown: a table for people, JSON for programs.
 *
 * @param delivered messages that the bot's side says were confirmed, over the whole run; empty
 *     where it does not count them
 */
public record BenchReport(
        Bench.Request request,
        Machine machine,
        List<Step> steps,
        Ledger.Audit audit,
        Optional<Long> delivered) {
    static final double[] PERCENTILES = {50, 90, 99, 99.9};

    public BenchReport {
        steps = List.copyOf(steps);
    }

    /** On what it ran; figures depend on it. */
    record Machine(String system, int processors, String jdk, String collector) {
        static Machine ofThis() {
            var system = ManagementFactory.getOperatingSystemMXBean();
            return new Machine(
                    system.getName() + " " + system.getVersion() + " " + system.getArch(),
                    system.getAvailableProcessors(),
                    System.getProperty("java.vm.name")
                            + " "
                            + System.getProperty("java.vm.version"),
                    ManagementFactory.getGarbageCollectorMXBeans().stream()
                            .map(GarbageCollectorMXBean::getName)
                            .collect(Collectors.joining(", ")));
        }

        String words() {
            return "%s, %d processors shared by server, emulator and visitors; %s; %s"
                    .formatted(system, processors, jdk, collector);
        }
    }

    /**
     * One rate.
     *
     * @param offered how long it took to write them all: longer than a step is where even the
     *     writing could not keep up
     * @param took until all were answered
     * @param drained whether all were
     */
    record Step(
            int rate,
            long messages,
            Duration offered,
            Duration took,
            boolean drained,
            ServerFigures server,
            Histogram roundTrips,
            Bench.Usage used,
            double loadAverage) {
        double engine(double percentile) {
            return server.millisAt(percentile);
        }

        double roundTrip(double percentile) {
            return roundTrips.getValueAtPercentile(percentile) / 1e6;
        }

        private double each(Duration time) {
            return time.toNanos() / 1e6 / messages;
        }

        String words() {
            return String.format(
                    Locale.ROOT,
                    "%5d/s  engine p50 %s  p99 %s  p99.9 %s  max %s   round trip p50 %s  p99 %s  p99.9 %s  max %s ms   processor ms a message: server %.2f, emulator %.2f, load %.2f   server %d MB   load average %.1f%s%s",
                    rate,
                    shown(engine(50)),
                    shown(engine(99)),
                    shown(engine(99.9)),
                    shown(engine(100)),
                    shown(roundTrip(50)),
                    shown(roundTrip(99)),
                    shown(roundTrip(99.9)),
                    shown(roundTrip(100)),
                    each(used.bot()),
                    each(used.emulator()),
                    each(used.load()),
                    used.botMemory(),
                    loadAverage,
                    server.byWords() == 0
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    "   by words alone %.1f %%",
                                    100.0 * server.byWords() / messages),
                    drained ? "" : "   NOT ALL ANSWERED");
        }

        private static String shown(double millis) {
            if (Double.isNaN(millis)) {
                return "-";
            }
            return millis >= 100
                    ? String.format(Locale.ROOT, "%.0f", millis)
                    : String.format(Locale.ROOT, "%.1f", millis);
        }

        private Map<String, Object> tree() {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("rate", rate);
            tree.put("messages", messages);
            tree.put("offered_s", offered.toMillis() / 1e3);
            tree.put("took_s", took.toMillis() / 1e3);
            tree.put("all_answered", drained);
            Map<String, Object> engine = new LinkedHashMap<>();
            Map<String, Object> trips = new LinkedHashMap<>();
            for (double percentile : PERCENTILES) {
                put(engine, name(percentile), engine(percentile));
                trips.put(name(percentile), roundTrip(percentile));
            }
            put(engine, "max", engine(100));
            engine.put("count", server.count());
            trips.put("max", roundTrip(100));
            trips.put("count", roundTrips.getTotalCount());
            tree.put("engine_ms", engine);
            tree.put("round_trip_ms", trips);
            tree.put("server_cpu_ms_a_message", each(used.bot()));
            tree.put("emulator_cpu_ms_a_message", each(used.emulator()));
            tree.put("load_cpu_ms_a_message", each(used.load()));
            tree.put("server_rss_mb", used.botMemory());
            tree.put("load_average", loadAverage);
            tree.put("understood_by_words_alone", server.byWords());
            return tree;
        }

        /** Left out where it is beyond what the server's histogram can tell, or nothing was. */
        private static void put(Map<String, Object> tree, String name, double millis) {
            if (Double.isFinite(millis)) {
                tree.put(name, millis);
            }
        }

        private static String name(double percentile) {
            return "p" + (percentile % 1 == 0 ? Long.toString((long) percentile) : percentile);
        }
    }

    /** Whether each message was answered exactly once, as far as either side tells. */
    public boolean clean() {
        return audit.clean()
                && delivered.map(many -> many == audit.answered()).orElse(true)
                && steps.size() == request.rates().size();
    }

    /** The table. */
    public String words() {
        List<String> out = new ArrayList<>();
        out.add(
                "Bench: %s, %d visitors, %d s a step after %d s of warming up (left out), seed %d"
                        .formatted(
                                request.words(),
                                request.visitors(),
                                request.step().toSeconds(),
                                request.warmUp().toSeconds(),
                                request.seed()));
        out.add(machine.words());
        out.add(
                "Half of the messages word for word as a button sends them, half new sentences. Milliseconds; engine: frame read to first reply frame written, from the server's histogram (up to a tenth too high); round trip: from when the message was to be written to the reply read.");
        out.add("");
        steps.forEach(step -> out.add(step.words()));
        out.add("");
        out.add(
                "%d asked, %d answered, %d lost, %d answered wrongly, %d answers too many; %s: %s"
                        .formatted(
                                audit.asked(),
                                audit.answered(),
                                audit.lost(),
                                audit.wrong(),
                                audit.unasked(),
                                delivered
                                        .map(many ->
                                                "the server counts %d delivered".formatted(many))
                                        .orElse("the bot does not count"),
                                clean() ? "each exactly once" : "NOT CLEAN"));
        return String.join("\n", out);
    }

    /** The same for programs. */
    public String json() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("profile", request.profile().map(Profile::word).orElse("echo"));
        tree.put("visitors", request.visitors());
        tree.put("step_s", request.step().toSeconds());
        tree.put("warm_up_s", request.warmUp().toSeconds());
        tree.put("seed", request.seed());
        tree.put("machine", machine);
        tree.put("steps", steps.stream().map(Step::tree).toList());
        Map<String, Object> audited = new LinkedHashMap<>();
        audited.put("asked", audit.asked());
        audited.put("answered", audit.answered());
        audited.put("lost", audit.lost());
        audited.put("wrong", audit.wrong());
        audited.put("too_many", audit.unasked());
        delivered.ifPresent(many -> audited.put("delivered", many));
        audited.put("clean", clean());
        tree.put("audit", audited);
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    }

    /** The steps as a drawing. */
    public String plot() {
        return Plot.of("%s, %d processors".formatted(request.words(), machine.processors()), steps);
    }
}
