package dev.deskhand.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskhand backup}: all tables in one file, beside a server that may be running. */
@Command(
        name = "backup",
        description = "Writes all that a server's database holds to one file, while it runs.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Parts parts;

    @Mixin private ConfigOption config = new ConfigOption();

    @Option(
            names = "--to",
            paramLabel = "FILE",
            required = true,
            description = "The backup; a file that is not there yet.")
    private Path to = Path.of("");

    BackupCommand(Terminal terminal, Parts parts) {
        this.terminal = terminal;
        this.parts = parts;
    }

    @Override
    public Integer call() {
        Path data = parts.backup(config.file(), to);
        terminal.step("Backed up to " + to);
        terminal.step(
                "The key %s is not in it. Keep a copy of it in another place."
                        .formatted(data.resolve("secrets.key")));
        return 0;
    }
}
