package dev.deskhand.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deskhand serve}: the server for real accounts. */
@Command(
        name = "serve",
        description = "Deskhand for real accounts.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Parts parts;
    private final Lifetime lifetime = new Lifetime();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file; without it the defaults hold.")
    private @Nullable Path config;

    ServeCommand(Terminal terminal, Parts parts) {
        this.terminal = terminal;
        this.parts = parts;
    }

    @Override
    public Integer call() {
        lifetime.stopOnSignal();
        Parts.ServerPart server = lifetime.keep(parts.server(Optional.ofNullable(config)));
        SetupLink.show(server, terminal);
        terminal.result(Ready.line(Map.of("console", server.address())));
        lifetime.awaitStop();
        return 0;
    }
}
