package dev.deskhand.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures durable commits, each in a transaction of its own and those of many writers together, in
 * turns within one run. By hand: {@code ./mvnw -pl deskhand-server -am test -Dtest=CommitRates
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class CommitRates {
    private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int ROUNDS = 3;

    @TempDir Path folder;
    private final AtomicLong events = new AtomicLong();

    private interface Store {
        <T> T change(Function<Handle, T> work);
    }

    private record Round(double perSecond, double medianMillis, double p99Millis) {}

    @Test
    void manyWritersShareACommit() throws Exception {
        try (SqliteEngine engine = SqliteEngine.open(folder.resolve(Database.FILE));
                Writer writer = engine.writer();
                GroupCommit commits = new GroupCommit(engine.writer(), new Condition(), () -> {})) {
            commits.carryOut(CommitRates::business);
            Store together = commits::carryOut;
            Store alone = oneByOne(writer);
            print("| writers | alone/s | p50, p99 ms | together/s | p50, p99 ms | ratio |");
            print("| --- | --- | --- | --- | --- | --- |");
            round(alone, 8);
            round(together, 8);
            double ratio = 0;
            for (int writers : new int[] {1, 8, 64}) {
                List<Round> before = new ArrayList<>();
                List<Round> after = new ArrayList<>();
                for (int count = 0; count < ROUNDS; count++) {
                    before.add(round(alone, writers));
                    after.add(round(together, writers));
                }
                ratio = median(after).perSecond() / median(before).perSecond();
                print(
                        String.format(
                                Locale.ROOT,
                                "| %d | %s | %s | %.1f |",
                                writers,
                                words(median(before)),
                                words(median(after)),
                                ratio));
            }
            assertThat(ratio).isGreaterThan(1);
        }
    }

    /** As it was before: a fair lock, and for each change a transaction with its own commit. */
    private static Store oneByOne(Writer writer) {
        ReentrantLock lock = new ReentrantLock(true);
        return new Store() {
            @Override
            public <T> T change(Function<Handle, T> work) {
                lock.lock();
                try {
                    T result = work.apply(writer.begin());
                    writer.commit();
                    return result;
                } finally {
                    lock.unlock();
                }
            }
        };
    }

    private Round round(Store store, int writers) throws Exception {
        long end = System.nanoTime() + ROUND_NANOS;
        List<Future<List<Long>>> each = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < writers; writer++) {
                each.add(
                        threads.submit(() -> {
                            List<Long> nanos = new ArrayList<>();
                            for (long now = System.nanoTime(); now < end; ) {
                                store.change(this::oneMore);
                                long then = System.nanoTime();
                                nanos.add(then - now);
                                now = then;
                            }
                            return nanos;
                        }));
            }
        }
        List<Long> all = new ArrayList<>();
        for (Future<List<Long>> one : each) {
            all.addAll(one.get());
        }
        long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Round(
                sorted.length / (ROUND_NANOS / 1e9),
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6);
    }

    private static Round median(List<Round> rounds) {
        Round[] sorted = rounds.toArray(Round[]::new);
        Arrays.sort(sorted, (one, other) -> Double.compare(one.perSecond(), other.perSecond()));
        return sorted[sorted.length / 2];
    }

    private static String words(Round round) {
        return String.format(
                Locale.ROOT,
                "%.0f | %.2f, %.2f",
                round.perSecond(),
                round.medianMillis(),
                round.p99Millis());
    }

    /** Two small rows, as an event that is taken in. */
    private int oneMore(Handle handle) {
        long event = events.incrementAndGet();
        handle.createUpdate(
                        "insert into received_event (business_id, event_id, received_at)"
                                + " values (:business, :event, :at) on conflict do nothing")
                .bind("business", 1)
                .bind("event", "event-" + event)
                .bind("at", event)
                .execute();
        return handle.createUpdate("update business set created_at = :at where id = 1")
                .bind("at", event)
                .execute();
    }

    private static int business(Handle handle) {
        return handle.execute("insert into business values (1, 'Shop', 'en', 0)");
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
