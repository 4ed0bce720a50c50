package dev.deskhand.app.chaos;

import dev.deskhand.app.ChildProcess;
import dev.deskhand.app.Parts;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The server over all its lives. Whoever kills it is the only one who uses it meanwhile. */
final class ServerRun {
    private final Path configuration;
    private final Path log;
    private final Consumer<Parts.Part> started;
    private @Nullable ChildProcess process;

    /**
     * @param log of all its lives, one after the other
     * @param started takes care of each process from its start on
     */
    ServerRun(Path configuration, Path log, Consumer<Parts.Part> started) {
        this.configuration = configuration;
        this.log = log;
        this.started = started;
    }

    /** Starts it and waits until it is ready. */
    void start() {
        begin().requireReady("console");
    }

    /** Starts it, and waits for nothing. */
    ChildProcess begin() {
        ChildProcess begun =
                ChildProcess.start(
                        "server",
                        log,
                        ChildProcess.SHORT_LIVED,
                        List.of("serve", "--config=" + configuration));
        started.accept(begun);
        process = begun;
        return begun;
    }

    /** Returns at once where it is ready already. */
    void awaitReady() {
        running().requireReady("console");
    }

    void kill() {
        running().kill();
    }

    URI address() {
        return running().address();
    }

    Optional<URI> setupLink() {
        return running().setupLink();
    }

    private ChildProcess running() {
        ChildProcess now = process;
        if (now == null) {
            throw new IllegalStateException("the server was not started yet");
        }
        return now;
    }
}
