package dev.deskhand.app.testing;

import dev.deskhand.app.Failure;
import dev.deskhand.app.Parts;
import dev.deskhand.app.demo.DemoSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Parts that serve nothing and note what was asked of them. */
public final class FakeParts implements Parts {
    public final List<String> started = new CopyOnWriteArrayList<>();
    public final List<String> closed = new CopyOnWriteArrayList<>();
    private final Optional<String> failure;

    public FakeParts() {
        this.failure = Optional.empty();
    }

    /** Nothing starts, for this reason. */
    public FakeParts(String failure) {
        this.failure = Optional.of(failure);
    }

    @Override
    public Part emulator(int port, Optional<Path> seed, Optional<Path> stateFile) {
        return start("emulator", port);
    }

    @Override
    public Part recordingEmulator(int port, Optional<Path> seed, Path recording) {
        return start("emulator recording to " + recording, port);
    }

    @Override
    public Part replay(int port, Path recording) {
        return start("replay of " + recording, port);
    }

    @Override
    public ServerPart server(Optional<Path> configFile) {
        return start("server", 8080);
    }

    @Override
    public ServerPart demoServer(DemoSettings settings) {
        return start("demo server", settings.port());
    }

    @Override
    public Path backup(Optional<Path> configFile, Path file) {
        return note("backup to " + file);
    }

    @Override
    public Path restore(Optional<Path> configFile, Path file) {
        return note("restore from " + file);
    }

    private Path note(String deed) {
        failure.ifPresent(words -> {
            throw new Failure(words);
        });
        started.add(deed);
        return Path.of("data");
    }

    @Override
    public ServerFacts facts(Optional<Path> configFile) {
        failure.ifPresent(words -> {
            throw new Failure(words);
        });
        return new ServerFacts(8080, Path.of("data"), List.of());
    }

    private ServerPart start(String name, int port) {
        failure.ifPresent(words -> {
            throw new Failure(words);
        });
        started.add(name + " on " + port);
        return new ServerPart() {
            @Override
            public Optional<URI> setupLink() {
                return Optional.of(URI.create("http://127.0.0.1:" + port + "/setup?token=t"));
            }

            @Override
            public URI address() {
                return URI.create("http://127.0.0.1:" + port);
            }

            @Override
            public void close() {
                closed.add(name);
            }
        };
    }
}
