package dev.deskhand.app;

import dev.deskhand.app.demo.DemoFolder;
import dev.deskhand.app.doctor.Checkup;
import dev.deskhand.app.doctor.Finding;
import dev.deskhand.app.doctor.Machine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code deskhand doctor}: one line a look; exit code 1 when something keeps Deskhand from working.
 */
@Command(
        name = "doctor",
        description = "Looks at this machine and the configuration and says what is amiss.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private static final List<String> BROWSERS =
            List.of(
                    "chromium",
                    "chromium-browser",
                    "google-chrome",
                    "google-chrome-stable",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private final Terminal terminal;
    private final Parts parts;
    private final Map<String, String> environment;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The server's configuration file; without it the defaults are looked at.")
    private @Nullable Path config;

    DoctorCommand(Terminal terminal, Parts parts, Map<String, String> environment) {
        this.terminal = terminal;
        this.parts = parts;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        List<String> browsers =
                Stream.concat(
                                Stream.ofNullable(environment.get("DESKHAND_CHROMIUM")),
                                BROWSERS.stream())
                        .toList();
        List<Finding> findings =
                new Checkup(new Machine.Real())
                        .run(
                                () -> parts.facts(Optional.ofNullable(config)),
                                DemoFolder.usual(
                                        environment, Path.of(System.getProperty("user.home"))),
                                browsers);
        findings.forEach(finding -> terminal.result(finding.line()));
        long failed = findings.stream().filter(f -> f.verdict() == Finding.Verdict.FAIL).count();
        terminal.result(
                failed == 0
                        ? "Nothing keeps Deskhand from working here."
                        : "%d of %d looks failed; mend these first."
                                .formatted(failed, findings.size()));
        return failed == 0 ? 0 : 1;
    }
}
