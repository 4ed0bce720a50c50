package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.deskhand.emulator.json.Json;
import dev.deskhand.emulator.testing.Answer;
import dev.deskhand.emulator.testing.Http;
import dev.deskhand.emulator.testing.TestAccount;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Many visitors who each wait for news as the widget does and write by turns, and a bot on one
 * socket that answers each message. Not a test by its name, so that only {@code
 * -Dtest=EmulatorLoad} runs it; {@code -Dload.visitors}, {@code -Dload.rate} (visitors' messages a
 * second, each of them answered), {@code -Dload.seconds} and {@code -Dload.warm_up} (seconds too)
 * change its size.
 */
class EmulatorLoad {

    private static final int VISITORS = Integer.getInteger("load.visitors", 2_000);
    private static final int RATE = Integer.getInteger("load.rate", 200);
    private static final int SECONDS = Integer.getInteger("load.seconds", 20);

    private static final int WARM_UP = Integer.getInteger("load.warm_up", 15);
    private static final OperatingSystemMXBean CPU =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Map<String, Long> written = new ConcurrentHashMap<>();
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final Semaphore answered = new Semaphore(0);
    private volatile boolean over;

    @Test
    void holdsItsVisitorsAndTheirMessages() throws InterruptedException {
        try (TestAccount account = TestAccount.start();
                ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor();
                ScheduledExecutorService pace = Executors.newScheduledThreadPool(1)) {
            String agent = account.agent("Bot");
            account.department("Bots", agent);
            Echo echo = new Echo(account.websocketUrl(account.token(agent)));
            List<String> ids = arrive(account, visitors);
            ids.forEach(id -> visitors.execute(() -> watch(account, id)));
            Round round =
                    number ->
                            visitors.execute(
                                    () -> say(account, ids.get(number % VISITORS), number));
            // What is measured first is the compiler.
            boolean warm = run(pace, round, 0, RATE * WARM_UP);
            nanos.clear();
            long cpu = CPU.getProcessCpuTime();
            long start = System.nanoTime();
            boolean all = run(pace, round, RATE * WARM_UP, RATE * SECONDS);
            double seconds = (System.nanoTime() - start) / 1e9;
            report(seconds, (CPU.getProcessCpuTime() - cpu) / 1e9);
            over = true;
            assertThat(warm).as("every message of the warm-up was answered").isTrue();
            echo.close();
            assertThat(failures.stream().map(EmulatorLoad::words).distinct().limit(5)).isEmpty();
            assertThat(all).as("every message was answered").isTrue();
        }
    }

    private interface Round {

        void write(int number);
    }

    /** Writes so many messages at the rate and waits for their answers. */
    private boolean run(ScheduledExecutorService pace, Round round, int first, int count)
            throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        var ticks =
                pace.scheduleAtFixedRate(
                        () -> {
                            int n = next.getAndIncrement();
                            if (n < count) {
                                round.write(first + n);
                            }
                        },
                        0,
                        1_000_000_000L / RATE,
                        TimeUnit.NANOSECONDS);
        try {
            return answered.tryAcquire(count, count / RATE + 60L, TimeUnit.SECONDS);
        } finally {
            ticks.cancel(false);
        }
    }

    private static List<String> arrive(TestAccount account, ExecutorService visitors) {
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < VISITORS; i++) {
            all.add(visitors.submit(account::visitor));
        }
        return all.stream().map(EmulatorLoad::join).toList();
    }

    private static String join(Future<String> future) {
        try {
            return future.get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("a visitor could not arrive", e);
        }
    }

    private void say(TestAccount account, String visitor, int number) {
        try {
            String text = "message " + number + ".";
            written.put("You said: " + text, System.nanoTime());
            account.says(visitor, text);
        } catch (RuntimeException | AssertionError e) {
            failures.add(e);
        }
    }

    private static String words(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }

    /** What the widget does: asks for news, and waits for it. */
    private void watch(TestAccount account, String visitor) {
        long after = 0;
        while (!over) {
            try {
                Answer news =
                        account.http()
                                .get(
                                        "/emulator/v1/visitors/%s/events?after=%d&wait_ms=10000"
                                                .formatted(visitor, after));
                for (JsonNode event : news.body().path("events")) {
                    after = event.path("number").asLong();
                    Long since = written.remove(event.path("text").asString());
                    if (since != null) {
                        nanos.add(System.nanoTime() - since);
                        answered.release();
                    }
                }
            } catch (RuntimeException e) {
                if (!over) {
                    failures.add(e);
                }
                return;
            }
        }
    }

    @SuppressWarnings("SystemOut") // a figure for the person who asked for it
    private void report(double seconds, double cpu) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            return;
        }
        System.out.println(
                String.format(
                        Locale.ROOT,
                        "%d visitors waiting, %d messages written and answered in %.1f s (%.0f written and as many answered a second); from writing to reading the answer p50 %.1f ms, p99 %.1f ms, longest %.0f ms; %.2f ms of processor time a message written and answered, writing and reading it included; load average %.1f",
                        VISITORS,
                        sorted.length,
                        seconds,
                        sorted.length / seconds,
                        sorted[sorted.length / 2] / 1e6,
                        sorted[(int) (sorted.length * 0.99)] / 1e6,
                        Arrays.stream(sorted).max().orElse(0) / 1e6,
                        cpu * 1e3 / sorted.length,
                        CPU.getSystemLoadAverage()));
    }

    /** A bot that answers every visitor's message, as fast as it hears of them. */
    private static final class Echo implements WebSocket.Listener {

        private final WebSocket socket;
        private final StringBuilder text = new StringBuilder();
        private final ExecutorService sender = Executors.newSingleThreadExecutor();
        private int id;

        Echo(String url) {
            socket =
                    Http.client()
                            .newWebSocketBuilder()
                            .connectTimeout(Duration.ofSeconds(10))
                            .buildAsync(URI.create(url), this)
                            .join();
            ask("mutation { updateAgentStatus(status: ONLINE) { node { id } } }");
            ask(
                    "subscription { message { node { id content msg_id channel { id } from { __typename display_name } } } }");
        }

        private void ask(String document) {
            sender.execute(() -> {
                String frame =
                        Json.write(
                                Map.of(
                                        "id",
                                        ++id,
                                        "type",
                                        "request",
                                        "payload",
                                        Map.of("query", document)));
                socket.sendText(frame, true).join();
            });
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                heard(text.toString());
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        private void heard(String frame) {
            try {
                JsonNode node = Json.tree(frame).at("/payload/data/message/node");
                if (node.at("/from/__typename").asString("").equals("Visitor")) {
                    ask(
                            "mutation { sendMessage(channel_id: \"%s\", msg: \"You said: %s\") { success } }"
                                    .formatted(
                                            node.at("/channel/id").asString(),
                                            node.path("content").asString()));
                }
            } catch (Json.Unreadable e) {
                throw new AssertionError(frame, e);
            }
        }

        void close() {
            sender.shutdown();
            socket.abort();
        }
    }
}
