package dev.deskhand.app.bench;

import dev.deskhand.app.ChildProcess;
import dev.deskhand.app.Failure;
import dev.deskhand.app.Parts;
import dev.deskhand.bot.understanding.Profile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A run: messages arrive at a fixed rate, whatever has become of those before, and each is timed
 * from the moment at which it was to arrive. So a server that falls behind is not asked more
 * gently.
 */
public final class Bench {
    /** At the end of a step everything must be answered within that, or it counts as lost. */
    private static final Duration DRAIN = Duration.ofSeconds(60);

    /** A late duplicate would have come by then. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final Request request;
    private final Consumer<Parts.Part> started;
    private final Consumer<String> progress;

    /**
     * What to run.
     *
     * @param rates messages a second, one step after the other
     * @param step how long a step takes
     * @param warmUp before the first step, at the first rate, not measured
     * @param profile how Deskhand understands; empty: not Deskhand, but {@link EchoBot}
     * @param serverOptions more options for the server's JVM
     */
    public record Request(
            List<Integer> rates,
            Duration step,
            Duration warmUp,
            Optional<Profile> profile,
            int visitors,
            long seed,
            Path folder,
            List<String> serverOptions) {
        public Request {
            rates = List.copyOf(rates);
            serverOptions = List.copyOf(serverOptions);
        }

        /** What is asked, in words. */
        String words() {
            return profile.map(each -> each.word() + " understanding").orElse("echo bot");
        }
    }

    /**
     * @param started takes care of each process from its start on
     * @param progress takes a line now and then
     */
    public Bench(Request request, Consumer<Parts.Part> started, Consumer<String> progress) {
        this.request = request;
        this.started = started;
        this.progress = progress;
    }

    /**
     * @throws Failure when emulator or server do not start
     */
    public BenchReport run() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            BenchStage.Set set = new BenchStage(request, started, http).build();
            progress.accept("%d visitors are there".formatted(set.visitors().size()));
            Ledger ledger = new Ledger();
            try (Crowd crowd =
                    new Crowd(
                            http,
                            set.emulator().address(),
                            heard ->
                                    ledger.hears(
                                            heard.channel(), heard.text(), System.nanoTime()))) {
                return run(http, set, ledger, crowd);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("The run was interrupted.", e);
        }
    }

    private BenchReport run(HttpClient http, BenchStage.Set set, Ledger ledger, Crowd crowd)
            throws InterruptedException {
        Load load =
                new Load(
                        set.visitors(), ledger, crowd, request.seed(), request.profile().isEmpty());
        progress.accept(
                "Warming up for %d s at %d a second"
                        .formatted(request.warmUp().toSeconds(), request.rates().getFirst()));
        load.run(request.rates().getFirst(), request.warmUp(), false);
        boolean warm = ledger.awaitAnswers(DRAIN.toNanos());
        List<BenchReport.Step> steps = new ArrayList<>();
        for (int rate : request.rates()) {
            if (!warm) {
                break;
            }
            steps.add(step(http, set, ledger, load, rate));
            progress.accept(steps.getLast().words());
            warm = steps.getLast().drained();
        }
        LockSupport.parkNanos(QUIET.toNanos());
        return new BenchReport(
                request,
                BenchReport.Machine.ofThis(),
                steps,
                ledger.audit(),
                request.profile().map(_ -> figures(http, set).delivered()));
    }

    private BenchReport.Step step(
            HttpClient http, BenchStage.Set set, Ledger ledger, Load load, int rate)
            throws InterruptedException {
        ServerFigures before = figures(http, set);
        Usage used = Usage.of(set);
        ledger.takeRoundTrips();
        long began = System.nanoTime();
        long count = load.run(rate, request.step(), true);
        Duration offered = Duration.ofNanos(System.nanoTime() - began);
        boolean drained = ledger.awaitAnswers(DRAIN.toNanos());
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        Usage after = Usage.of(set);
        return new BenchReport.Step(
                rate,
                count,
                offered,
                took,
                drained,
                figures(http, set).since(before),
                ledger.takeRoundTrips(),
                after.since(used),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Only Deskhand tells. */
    private static ServerFigures figures(HttpClient http, BenchStage.Set set) {
        return set.apiToken()
                .map(token -> ServerFigures.of(http, set.bot().address(), token))
                .orElseGet(ServerFigures::none);
    }

    /**
     * What the processes have used.
     *
     * @param bot processor time of the server
     * @param emulator processor time of the emulator
     * @param load processor time of this process
     * @param botMemory what the server holds of the machine's memory now, in megabytes; 0 where the
     *     operating system does not tell
     */
    record Usage(Duration bot, Duration emulator, Duration load, long botMemory) {
        static Usage of(BenchStage.Set set) {
            return new Usage(
                    time(set.bot().handle()),
                    time(set.emulator().handle()),
                    time(ProcessHandle.current()),
                    memory(set.bot()));
        }

        Usage since(Usage before) {
            return new Usage(
                    bot.minus(before.bot()),
                    emulator.minus(before.emulator()),
                    load.minus(before.load()),
                    botMemory);
        }

        static Duration time(ProcessHandle process) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO);
        }

        /** What it holds of the machine's memory now, in megabytes; 0 where that is not told. */
        static long memory(ChildProcess process) {
            Path status = Path.of("/proc/" + process.handle().pid() + "/status");
            try {
                return Files.exists(status)
                        ? Files.readAllLines(status).stream()
                                .filter(line -> line.startsWith("VmRSS:"))
                                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                                .map(kilobytes -> kilobytes / 1_024)
                                .findFirst()
                                .orElse(0)
                        : 0;
            } catch (IOException e) {
                throw new Failure("%s cannot be read: %s".formatted(status, e.getMessage()), e);
            }
        }
    }
}
