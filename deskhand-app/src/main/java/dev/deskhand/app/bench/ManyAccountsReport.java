package dev.deskhand.app.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run with many accounts has shown.
 *
 * @param first one question in each account
 * @param back after the server was killed
 */
public record ManyAccountsReport(
        int accounts, BenchReport.Machine machine, Rest rest, Round first, Return back) {

    /**
     * While nothing happens.
     *
     * @param processors how many of them the server uses
     * @param memory what it holds of the machine's, in megabytes; 0 where that is not told
     */
    record Rest(double processors, long memory) {}

    /**
     * One question in each account.
     *
     * @param once answered exactly once
     * @param took until all were answered
     */
    record Round(int once, Duration took, long memory) {}

    /**
     * How they came back.
     *
     * @param ready from the kill until the server answered
     * @param online from the kill until the last connection was online
     * @param broken connections that had to be begun again meanwhile: a storm would be many
     */
    record Return(Duration ready, Duration online, long broken, Round after) {}

    /** Whether each question was answered exactly once. */
    public boolean clean() {
        return first.once() == accounts && back.after().once() == accounts;
    }

    /** For people. */
    public String words() {
        return String.join(
                "\n",
                List.of(
                        "Bench: %d accounts on one server, each with a connection and a bot of its own; lexical understanding"
                                .formatted(accounts),
                        machine.words(),
                        "",
                        String.format(
                                Locale.ROOT,
                                "  at rest        %.2f processors, %d MB",
                                rest.processors(),
                                rest.memory()),
                        "  a question in each   " + words(first),
                        String.format(
                                Locale.ROOT,
                                "  after kill -9  ready after %.1f s, all online after %.1f s, %d connections begun again",
                                seconds(back.ready()),
                                seconds(back.online()),
                                back.broken()),
                        "  a question in each   " + words(back.after()),
                        "",
                        clean() ? "each exactly once" : "NOT CLEAN"));
    }

    private String words(Round round) {
        return String.format(
                Locale.ROOT,
                "%d of %d answered once within %.1f s, %d MB",
                round.once(),
                accounts,
                seconds(round.took()),
                round.memory());
    }

    /** For programs. */
    public String json() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("accounts", accounts);
        tree.put("machine", machine);
        tree.put("rest", Map.of("processors", rest.processors(), "server_rss_mb", rest.memory()));
        tree.put("first", tree(first));
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("ready_s", seconds(back.ready()));
        after.put("online_s", seconds(back.online()));
        after.put("begun_again", back.broken());
        after.put("round", tree(back.after()));
        tree.put("after_kill", after);
        tree.put("clean", clean());
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    }

    private static Map<String, Object> tree(Round round) {
        return Map.of(
                "answered_once", round.once(),
                "took_s", seconds(round.took()),
                "server_rss_mb", round.memory());
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}
