package dev.deskhand.app;

import dev.deskhand.app.demo.DemoSettings;
import dev.deskhand.emulator.EmulatorOptions;
import dev.deskhand.emulator.EmulatorStartException;
import dev.deskhand.emulator.ZendeskChatEmulator;
import dev.deskhand.server.DeskhandServer;
import dev.deskhand.server.ServerExtras;
import dev.deskhand.server.ZendeskChatSide;
import dev.deskhand.server.config.ConfigProblems;
import dev.deskhand.server.config.ServerConfig;
import dev.deskhand.server.config.ZendeskEndpoints;
import dev.deskhand.server.http.DemoInfo;
import dev.deskhand.server.security.SecurityFileException;
import dev.deskhand.server.storage.StorageException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The real server and the real emulator. */
final class HouseParts implements Parts {
    private final Map<String, String> environment;
    private final String version;

    HouseParts(Map<String, String> environment, String version) {
        this.environment = environment;
        this.version = version;
    }

    @Override
    public Part emulator(int port, Optional<Path> seed, Optional<Path> stateFile) {
        try {
            return new RunningEmulator(
                    ZendeskChatEmulator.start(
                            EmulatorOptions.onPort(port)
                                    .withSeedFile(seed.orElse(null))
                                    .withStateFile(stateFile.orElse(null))));
        } catch (EmulatorStartException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public ServerPart server(Optional<Path> configFile) {
        return start(config(configFile), ServerExtras.of(version));
    }

    @Override
    public ServerPart demoServer(DemoSettings settings) {
        ServerConfig config =
                ServerConfig.defaults(settings.data())
                        .withPort(settings.port())
                        .withZendesk(ZendeskEndpoints.at(settings.emulator()));
        ServerExtras plain = ServerExtras.of(version);
        return start(
                config,
                settings.signIn()
                        .map(signIn -> plain.withDemo(info(settings, signIn)))
                        .orElse(plain));
    }

    private static DemoInfo info(DemoSettings settings, DemoSettings.SignIn signIn) {
        return new DemoInfo(
                settings.visitor(),
                settings.desk(),
                settings.emulator(),
                signIn.email(),
                signIn.password());
    }

    @Override
    public ServerFacts facts(Optional<Path> configFile) {
        ServerConfig config = config(configFile);
        ZendeskEndpoints here = config.zendesk();
        ZendeskEndpoints real = ZendeskEndpoints.real();
        List<URI> configured =
                Stream.of(
                                ifOther(here.chatApi().toString(), real.chatApi().toString()),
                                ifOther(here.authorizeTemplate(), real.authorizeTemplate()),
                                ifOther(here.tokenTemplate(), real.tokenTemplate()),
                                ifOther(here.restTemplate(), real.restTemplate()))
                        .flatMap(Optional::stream)
                        .toList();
        return new ServerFacts(config.listenPort(), config.data(), configured);
    }

    /** An address that the file sets itself, unless it needs a business's subdomain to be one. */
    private static Optional<URI> ifOther(String address, String usual) {
        return address.equals(usual) || address.contains("{")
                ? Optional.empty()
                : Optional.of(URI.create(address));
    }

    private ServerConfig config(Optional<Path> file) {
        return inWords(
                () ->
                        file.map(ServerConfig::load)
                                .orElseGet(() -> ServerConfig.defaults(usualData())));
    }

    private Path usualData() {
        String shared = environment.getOrDefault("XDG_DATA_HOME", "");
        Path base =
                shared.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".local", "share")
                        : Path.of(shared);
        return base.resolve("deskhand").resolve("server");
    }

    private static ServerPart start(ServerConfig config, ServerExtras extras) {
        return inWords(
                () ->
                        new RunningServer(
                                DeskhandServer.start(config, extras, ZendeskChatSide::new)));
    }

    /** What the server says of its own start is written for the person at the command line. */
    private static <T> T inWords(Supplier<T> start) {
        try {
            return start.get();
        } catch (ConfigProblems
                | StorageException
                | SecurityFileException
                | IllegalStateException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private record RunningEmulator(ZendeskChatEmulator emulator) implements Part {
        @Override
        public URI address() {
            return emulator.address();
        }

        @Override
        public void close() {
            emulator.close();
        }
    }

    private record RunningServer(DeskhandServer server) implements ServerPart {
        @Override
        public URI address() {
            return server.address();
        }

        @Override
        public Optional<URI> setupLink() {
            return server.setupLink();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
