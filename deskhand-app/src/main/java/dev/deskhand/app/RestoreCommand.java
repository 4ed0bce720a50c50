package dev.deskhand.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskhand restore}: a backup into a database that is empty, while no server runs. */
@Command(
        name = "restore",
        description = "Puts a backup into an empty data folder or database; the server is stopped.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Parts parts;

    @Mixin private ConfigOption config = new ConfigOption();

    @Option(
            names = "--from",
            paramLabel = "FILE",
            required = true,
            description = "The backup; it is only read.")
    private Path from = Path.of("");

    RestoreCommand(Terminal terminal, Parts parts) {
        this.terminal = terminal;
        this.parts = parts;
    }

    @Override
    public Integer call() {
        Path data = parts.restore(config.file(), from);
        Path key = data.resolve("secrets.key");
        terminal.step("Restored from " + from);
        terminal.step(
                Files.exists(key)
                        ? "If %s is not the key that belongs to it, put that one there before you start."
                                .formatted(key)
                        : "Put the key that belongs to it at %s before you start.".formatted(key));
        return 0;
    }
}
