package dev.deskhand.app;

import dev.deskhand.app.bench.Bench;
import dev.deskhand.app.bench.BenchReport;
import dev.deskhand.app.bench.ManyAccounts;
import dev.deskhand.app.bench.ManyAccountsReport;
import dev.deskhand.bot.understanding.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code deskhand bench}: how long visitors wait, at which rate. */
@Command(
        name = "bench",
        description =
                "Messages at fixed rates against a server of its own: latencies, and whether each was answered once.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    /** Long enough to see what heartbeats cost. */
    private static final Duration REST = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final Lifetime lifetime = new Lifetime();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--rates",
            paramLabel = "N,N,...",
            split = ",",
            description = "Messages a second, one step after the other (50,100,200,400).")
    private List<Integer> rates = List.of(50, 100, 200, 400);

    @Option(names = "--seconds", paramLabel = "N", description = "How long a step takes (20).")
    private int seconds = 20;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Seconds at the first rate before the first step, left out (20).")
    private int warmUp = 20;

    @Option(
            names = "--profile",
            paramLabel = "P",
            description = "How the bot understands (fast): fast, lexical or thorough.")
    private Profile profile = Profile.FAST;

    @Option(
            names = "--echo",
            description =
                    "Not Deskhand, but a bot on the client library alone that says back what visitors say: what the rest costs is the difference.")
    private boolean echo;

    @Option(names = "--visitors", paramLabel = "N", description = "How many write by turns (500).")
    private int visitors = 500;

    @Option(
            names = "--accounts",
            paramLabel = "N",
            description =
                    "Not rates, but so many accounts on one server: memory, and their return after a kill.")
    private int accounts;

    @Option(names = "--seed", paramLabel = "S", description = "Of what visitors write (1).")
    private long seed = 1;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there as JSON.")
    private @Nullable Path json;

    @Option(names = "--plot", paramLabel = "FILE", description = "Draw it there as SVG.")
    private @Nullable Path plot;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Logs and database of the run stay in this folder.")
    private @Nullable Path keep;

    @Option(
            names = "--server-java",
            paramLabel = "OPTION",
            description = "An option for the server's JVM; may be given several times.")
    private List<String> serverOptions = List.of();

    BenchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        boolean usable =
                seconds >= 1
                        && warmUp >= 0
                        && visitors >= 1
                        && visitors <= 20_000
                        && accounts >= 0
                        && accounts <= 5_000
                        && !rates.isEmpty()
                        && rates.stream().allMatch(rate -> rate >= 1 && rate <= 20_000);
        if (!usable) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rates and --visitors are 1 to 20000, --seconds at least 1, --accounts at most 5000.");
        }
        lifetime.stopOnSignal();
        Path folder = RunFolder.of(keep, "bench");
        return accounts > 0 ? manyAccounts(folder) : rates(folder);
    }

    private int manyAccounts(Path folder) {
        ManyAccountsReport report;
        try {
            report =
                    new ManyAccounts(
                                    new ManyAccounts.Request(accounts, REST, folder, serverOptions),
                                    lifetime::keep,
                                    terminal::step)
                            .run();
        } finally {
            lifetime.stop();
        }
        terminal.result(report.words());
        write(json, report.json());
        return end(folder, report.clean());
    }

    private int rates(Path folder) {
        Bench.Request request =
                new Bench.Request(
                        rates,
                        Duration.ofSeconds(seconds),
                        Duration.ofSeconds(warmUp),
                        echo ? Optional.empty() : Optional.of(profile),
                        visitors,
                        seed,
                        folder,
                        serverOptions);
        BenchReport report;
        try {
            report = new Bench(request, lifetime::keep, terminal::step).run();
        } finally {
            lifetime.stop();
        }
        terminal.result(report.words());
        write(json, report.json());
        write(plot, report.plot());
        return end(folder, report.clean());
    }

    private int end(Path folder, boolean clean) {
        if (keep == null && clean) {
            RunFolder.delete(folder);
        } else {
            terminal.step("Logs and database are in " + folder);
        }
        return clean ? 0 : 1;
    }

    private static void write(@Nullable Path file, String text) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new Failure("%s cannot be written: %s".formatted(file, Reasons.of(e)), e);
        }
    }
}
