package dev.deskhand.app;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code deskhand serve}: the server for real accounts. */
@Command(
        name = "serve",
        description = "Deskhand for real accounts.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Parts parts;
    private final Lifetime lifetime = new Lifetime();

    @Mixin private ConfigOption config = new ConfigOption();

    ServeCommand(Terminal terminal, Parts parts) {
        this.terminal = terminal;
        this.parts = parts;
    }

    @Override
    public Integer call() {
        lifetime.stopOnSignal();
        Parts.ServerPart server = lifetime.keep(parts.server(config.file()));
        SetupLink.show(server, terminal);
        terminal.result(Ready.line(Map.of("console", server.address())));
        lifetime.awaitStop();
        return 0;
    }
}
