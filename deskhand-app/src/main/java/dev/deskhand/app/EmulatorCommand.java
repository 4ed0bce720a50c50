package dev.deskhand.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deskhand emulator}: Zendesk Chat's stand-in alone, with an empty account. */
@Command(
        name = "emulator",
        description = "The Zendesk Chat emulator alone, with an empty account unless seeded.",
        mixinStandardHelpOptions = true)
final class EmulatorCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Parts parts;
    private final Lifetime lifetime = new Lifetime();

    @Option(
            names = "--port",
            paramLabel = "N",
            converter = PortConverter.class,
            defaultValue = "8090",
            description = "Port on 127.0.0.1 (${DEFAULT-VALUE}); 0 picks a free one.")
    private int port;

    @Option(
            names = "--seed",
            paramLabel = "FILE",
            description = "YAML file with agents, departments and API clients to start with.")
    private @Nullable Path seed;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "Write every frame of every agent socket to this file, without tokens; one that is there is replaced.")
    private @Nullable Path recording;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description =
                    "No account: play what --record wrote to whoever connects. Not together with --seed or --record.")
    private @Nullable Path replayed;

    EmulatorCommand(Terminal terminal, Parts parts) {
        this.terminal = terminal;
        this.parts = parts;
    }

    @Override
    public Integer call() {
        lifetime.stopOnSignal();
        Parts.Part emulator = lifetime.keep(part());
        terminal.result(Ready.line(Map.of("emulator", emulator.address())));
        lifetime.awaitStop();
        return 0;
    }

    private Parts.Part part() {
        Optional<Path> seedFile = Optional.ofNullable(seed);
        if (replayed != null) {
            if (seed != null || recording != null) {
                throw new Failure(
                        "--replay plays a recording, which has no account to seed or record; leave out --seed and --record.");
            }
            return parts.replay(port, replayed);
        }
        return recording == null
                ? parts.emulator(port, seedFile, Optional.empty())
                : parts.recordingEmulator(port, seedFile, recording);
    }
}
