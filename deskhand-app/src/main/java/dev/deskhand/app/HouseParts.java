package dev.deskhand.app;

import dev.deskhand.app.demo.DemoSettings;
import java.nio.file.Path;
import java.util.Optional;

/** The real server and the real emulator. */
final class HouseParts implements Parts {
    @Override
    public Part emulator(int port, Optional<Path> seed, Optional<Path> stateFile) {
        throw new Failure("This build has no emulator yet.");
    }

    @Override
    public ServerPart server(Optional<Path> configFile) {
        throw new Failure("This build has no server yet.");
    }

    @Override
    public ServerPart demoServer(DemoSettings settings) {
        throw new Failure("This build has no server yet.");
    }

    @Override
    public ServerFacts facts(Optional<Path> configFile) {
        throw new Failure("This build has no server yet.");
    }
}
