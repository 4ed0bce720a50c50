package dev.deskhand.app.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Which faults are injected when: from the seed alone. Each has bounds, so that the time to come to
 * rest is known.
 */
final class FaultPlan {
    /** Every fault of the emulator's menu. */
    enum Kind {
        DROP_SOCKET(4),
        HALF_OPEN(1),
        DELAY(3),
        DUPLICATE(4),
        REORDER(3),
        REPLAY_HISTORY(2),
        END_OF_SESSION(2),
        TOO_MANY_REQUESTS(3),
        SERVER_ERROR(3),
        MALFORMED_JSON(3),
        UNKNOWN_SIG(1),
        OVERSIZED_FRAME(1),
        REFUSE_TOKEN(1),
        REVOKE_TOKEN(1),
        DEPARTMENT_OFFLINE(2),
        REFUSE_REQUEST(2),
        REFUSE_TRANSFER(2),
        SECOND_SESSION(1),
        MAINTENANCE(1),
        SLOW(1);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A silent socket is noticed after up to 40 s; in a shorter storm nothing else would happen.
     */
    static final Duration HALF_OPEN_FROM = Duration.ofSeconds(90);

    private static final Duration FIRST = Duration.ofSeconds(3);
    private static final List<String> WRITES = List.of("sendMessage", "channels", "departments");

    private final RandomGenerator random;
    private final Duration storm;

    private FaultPlan(RandomGenerator random, Duration storm) {
        this.random = random;
        this.storm = storm;
    }

    /**
     * A fault.
     *
     * @param at after the start of the storm
     * @param form what the control API is sent
     * @param life after which it is removed, if it has not struck by then
     */
    record Injection(Duration at, Kind kind, Map<String, Object> form, Duration life) {}

    /**
     * All faults of a storm, in the order of their times; two every three seconds, each kind at
     * least once where the storm is long enough for that.
     */
    static List<Injection> of(RandomGenerator random, Duration storm) {
        return new FaultPlan(random, storm).all();
    }

    private List<Injection> all() {
        List<Kind> kinds = new ArrayList<>(List.of(Kind.values()));
        long number = Math.max(1, storm.minus(FIRST).toMillis() / 1_500);
        while (kinds.size() < number) {
            kinds.add(drawn());
        }
        if (storm.compareTo(HALF_OPEN_FROM) < 0) {
            kinds.removeIf(kind -> kind == Kind.HALF_OPEN);
        }
        return kinds.stream()
                .map(this::injection)
                .sorted(Comparator.comparing(Injection::at))
                .toList();
    }

    private Kind drawn() {
        List<Kind> pool = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < kind.weight; i++) {
                pool.add(kind);
            }
        }
        return pool.get(random.nextInt(pool.size()));
    }

    private Injection injection(Kind kind) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("fault", kind.word());
        fill(kind, form);
        long last = Math.max(FIRST.toMillis() + 1, storm.toMillis());
        Duration at = Duration.ofMillis(random.nextLong(FIRST.toMillis(), last));
        return new Injection(at, kind, form, Duration.ofMillis(between(6_000, 15_000)));
    }

    private void fill(Kind kind, Map<String, Object> form) {
        switch (kind) {
            case DROP_SOCKET -> drop(form);
            case DELAY -> {
                form.put("ms", between(100, 1_500));
                form.put("count", between(1, 3));
            }
            case DUPLICATE -> {
                form.put("again_after_ms", random.nextBoolean() ? 0L : between(100, 5_000));
                form.put("count", between(1, 20));
            }
            case REORDER -> {
                form.put("within_ms", between(100, 1_500));
                form.put("count", between(1, 6));
            }
            case TOO_MANY_REQUESTS -> {
                form.put("retry_after_s", between(1, 3));
                form.put("count", between(1, 5));
                sometimes(form);
            }
            case SERVER_ERROR -> {
                form.put("status", List.of(500, 502, 503, 504).get(random.nextInt(4)));
                form.put("count", between(1, 4));
                sometimes(form);
            }
            case MALFORMED_JSON -> {
                form.put("instead", random.nextInt(3) == 0);
                form.put("count", between(1, 3));
            }
            case UNKNOWN_SIG -> form.put("count", between(1, 10));
            case OVERSIZED_FRAME -> form.put("bytes", between(100_000, 3_000_000));
            case REFUSE_REQUEST -> {
                form.put("operation", WRITES.get(random.nextInt(WRITES.size())));
                form.put("count", between(1, 3));
            }
            case REFUSE_TOKEN -> form.put("operation", "startAgentSession");
            case MAINTENANCE -> form.put("for_ms", between(2_000, 6_000));
            case SLOW -> form.put("ms", between(5, 60));
            case HALF_OPEN,
                    REPLAY_HISTORY,
                    END_OF_SESSION,
                    REVOKE_TOKEN,
                    DEPARTMENT_OFFLINE,
                    REFUSE_TRANSFER,
                    SECOND_SESSION -> {}
        }
    }

    private void drop(Map<String, Object> form) {
        String moment =
                List.of(
                                "now",
                                "before_request",
                                "after_request_before_reply",
                                "before_event",
                                "after_event")
                        .get(random.nextInt(5));
        form.put("moment", moment);
        if (moment.endsWith("request") || moment.endsWith("reply")) {
            form.put("operation", random.nextInt(4) == 0 ? "transferToDepartment" : "sendMessage");
        }
    }

    /** Of the writing of a message in particular, as often as of whatever comes. */
    private void sometimes(Map<String, Object> form) {
        if (random.nextBoolean()) {
            form.put("operation", "sendMessage");
        }
    }

    private long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }
}
