package dev.deskhand.app;

import dev.deskhand.app.chaos.Chaos;
import dev.deskhand.app.chaos.Report;
import dev.deskhand.app.chaos.Tamper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code deskhand chaos}: whether visitors are answered once and never talked over, come what may.
 */
@Command(
        name = "chaos",
        description =
                "Hundreds of visitors, every fault there is and kill -9, and an audit of each transcript.",
        mixinStandardHelpOptions = true)
final class ChaosCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final RandomGenerator random;
    private final Lifetime lifetime = new Lifetime();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "How long visitors write and faults strike (5); 0.5 will do as well.")
    private double minutes = 5;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "The plan of an earlier run: visitors, faults, kills. Real time makes the course nearly the same, not the same.")
    private @Nullable Long seed;

    @Option(names = "--visitors", paramLabel = "N", description = "How many visitors come (200).")
    private int visitors = 200;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description =
                    "Everything that was written stays in this folder. Without it, only after a breach.")
    private @Nullable Path keep;

    @Option(names = "--json", description = "The result as JSON on standard output.")
    private boolean json;

    @Option(
            names = "--break",
            paramLabel = "WHAT",
            description =
                    "Break one thing on purpose, to see that it is found: ${COMPLETION-CANDIDATES}.")
    private @Nullable Tamper tamper;

    ChaosCommand(Terminal terminal, RandomGenerator random) {
        this.terminal = terminal;
        this.random = random;
    }

    @Override
    public Integer call() {
        if (!(minutes > 0 && minutes <= 24 * 60) || visitors < 1 || visitors > 2_000) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--minutes is more than 0 and at most 1440, --visitors 1 to 2000.");
        }
        lifetime.stopOnSignal();
        Path folder = RunFolder.of(keep, "chaos");
        Chaos.Request request =
                new Chaos.Request(
                        Duration.ofMillis(Math.round(minutes * 60_000)),
                        seed == null ? random.nextInt(1_000_000) : seed,
                        visitors,
                        folder,
                        Optional.ofNullable(tamper));
        Report report;
        try {
            report = new Chaos(request, lifetime::keep, terminal::step, Clock.systemUTC()).run();
        } finally {
            lifetime.stop();
        }
        terminal.result(json ? report.json() : report.words());
        if (keep != null || report.broken()) {
            keep(folder, report);
        } else {
            RunFolder.delete(folder);
        }
        return report.broken() ? 1 : 0;
    }

    private void keep(Path folder, Report report) {
        try {
            Files.writeString(folder.resolve("report.json"), report.json());
            Files.writeString(folder.resolve("transcripts.json"), report.transcripts());
        } catch (IOException e) {
            throw new Failure("%s cannot be written to: %s".formatted(folder, Reasons.of(e)), e);
        }
        terminal.step(
                "Logs, frames, database, transcripts.json and report.json are in %s"
                        .formatted(folder));
    }
}
