package dev.deskhand.app.chaos;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Kills the server with -9 at random moments, sometimes while it starts, and starts it again. */
final class Killer {
    private static final Duration FIRST = Duration.ofSeconds(6);

    private final ServerRun server;
    private final Operator operator;
    private final Storm storm;
    private final InstantSource clock;

    Killer(ServerRun server, Operator operator, Storm storm, InstantSource clock) {
        this.server = server;
        this.operator = operator;
        this.storm = storm;
        this.clock = clock;
    }

    /**
     * A kill.
     *
     * @param after the server was ready, or where {@code whileStarting}, after it was begun
     */
    record Kill(Duration after, boolean whileStarting) {}

    /** Enough kills for a storm, the first of them soon. */
    static List<Kill> plan(RandomGenerator random, Duration storm) {
        List<Kill> kills = new ArrayList<>();
        long usual = storm.compareTo(Duration.ofMinutes(2)) < 0 ? 15_000 : 30_000;
        long sum = 0;
        while (sum < storm.toMillis()) {
            boolean starting = !kills.isEmpty() && random.nextInt(5) == 0;
            long after =
                    starting
                            ? random.nextLong(200, 3_000)
                            : kills.isEmpty()
                                    ? FIRST.toMillis() + random.nextLong(8_000)
                                    : random.nextLong(usual / 2, usual * 2);
            kills.add(new Kill(Duration.ofMillis(after), starting));
            sum += after;
        }
        return kills;
    }

    /** Ends with the storm; the server runs then, or starts. */
    void carryOut(List<Kill> plan) {
        for (Kill kill : plan) {
            if (!kill.whileStarting()) {
                server.awaitReady();
            }
            if (!storm.waits(kill.after())) {
                break;
            }
            operator.note(clock.instant(), "killed");
            server.kill();
            server.begin();
        }
        server.awaitReady();
    }
}
