package dev.deskhand.app.chaos;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** What a run has shown: a table for people, JSON for programs. */
public record Report(
        Chaos.Request request, Audit audit, Watch watch, List<Chat> chats, Course course) {
    private static final int SHOWN = 20;

    /** The load average of the last minute and the number of processors; figures depend on them. */
    record Load(double average, int processors) {
        static Load now() {
            var system = ManagementFactory.getOperatingSystemMXBean();
            return new Load(system.getSystemLoadAverage(), system.getAvailableProcessors());
        }

        /**
         * How long after the news of a person was written to the bot's socket a word of the bot may
         * still arrive. On a machine with more to do than it can, a process reads late.
         */
        Duration crossing() {
            double busy = Math.clamp(average / (2.0 * processors), 1, 5);
            return Duration.ofMillis(Math.round(1_000 * busy));
        }

        @Override
        public String toString() {
            return "%.1f on %d processors".formatted(average, processors);
        }
    }

    /**
     * How it went.
     *
     * @param rest how long it took until nothing was open any more
     * @param refused what people and visitors could not do, since Zendesk did not let them
     */
    record Course(Duration rest, int refused, Load before, Load after) {}

    /** Whether a promise was broken. */
    public boolean broken() {
        return !audit.breaches().isEmpty();
    }

    private long killed() {
        return watch.deeds().stream().filter(deed -> deed.what().equals("killed")).count();
    }

    private Map<String, Long> strikes() {
        return watch.strikes().stream()
                .collect(
                        Collectors.groupingBy(
                                Watch.Strike::fault, TreeMap::new, Collectors.counting()));
    }

    private Map<String, Long> deeds() {
        return watch.deeds().stream()
                .collect(
                        Collectors.groupingBy(
                                Watch.Deed::what, TreeMap::new, Collectors.counting()));
    }

    private long sockets() {
        return watch.frames().stream().mapToInt(Watch.Frame::socket).distinct().count();
    }

    /** The table. */
    public String words() {
        List<String> out = new ArrayList<>();
        out.add(
                "Chaos: seed %d, %d visitors came, storm %d s, at rest after %d s; load average %s before, %s after"
                        .formatted(
                                request.seed(),
                                chats.size(),
                                request.storm().toSeconds(),
                                course.rest().toSeconds(),
                                course.before(),
                                course.after()));
        request.tamper()
                .ifPresent(tamper ->
                        out.add("Broken on purpose: " + tamper.name().toLowerCase(Locale.ROOT)));
        out.add("");
        audit.counts()
                .forEach((count, times) -> out.add("  %7d  %s".formatted(times, count.words())));
        out.add("");
        out.add("  %7d  kills of the server with -9".formatted(killed()));
        out.add("  %7d  connections that were opened".formatted(sockets()));
        deeds().forEach((deed, times) -> {
            if (!deed.equals("killed")) {
                out.add("  %7d  times the operator %s".formatted(times, deed));
            }
        });
        out.add(
                "  %7d  deeds of people and visitors that Zendesk refused"
                        .formatted(course.refused()));
        out.add("");
        out.add(
                "  strikes of faults: "
                        + strikes().entrySet().stream()
                                .map(e -> e.getKey() + " " + e.getValue())
                                .collect(Collectors.joining(", ")));
        out.add("");
        for (Promise promise : Promise.values()) {
            long broken = audit.breaches().stream().filter(b -> b.promise() == promise).count();
            out.add(
                    "  %s %-9s %s"
                            .formatted(
                                    promise,
                                    broken == 0 ? "kept" : "BROKEN " + broken,
                                    promise.words()));
        }
        audit.breaches().stream()
                .limit(SHOWN)
                .forEach(breach -> {
                    out.add("");
                    out.add(
                            "  %s %s: %s"
                                    .formatted(breach.promise(), breach.kind(), breach.what()));
                    out.add("     " + breach.where());
                    breach.lines().forEach(line -> out.add("     " + line));
                });
        if (audit.breaches().size() > SHOWN) {
            out.add("");
            out.add("  and %d more; --json names all.".formatted(audit.breaches().size() - SHOWN));
        }
        return String.join("\n", out);
    }

    /** The same for programs, with all breaches. */
    public String json() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("seed", request.seed());
        tree.put("visitors", chats.size());
        tree.put("storm_s", request.storm().toSeconds());
        tree.put("rest_s", course.rest().toSeconds());
        tree.put("load_before", course.before().average());
        tree.put("load_after", course.after().average());
        tree.put("processors", course.after().processors());
        Map<String, Integer> counts = new LinkedHashMap<>();
        audit.counts()
                .forEach(
                        (count, times) -> counts.put(count.name().toLowerCase(Locale.ROOT), times));
        tree.put("counts", counts);
        tree.put("connections", sockets());
        tree.put("deeds", deeds());
        tree.put("refused", course.refused());
        tree.put("strikes", strikes());
        tree.put("kept", !broken());
        tree.put("breaches", audit.breaches());
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    }

    /** All transcripts as they were read, to look a breach up. */
    public String transcripts() {
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(chats);
    }
}
