package dev.deskhand.app;

import dev.deskhand.app.demo.DemoSettings;
import dev.deskhand.emulator.EmulatorOptions;
import dev.deskhand.emulator.EmulatorStartException;
import dev.deskhand.emulator.ZendeskChatEmulator;
import dev.deskhand.emulator.ZendeskChatReplay;
import dev.deskhand.server.ChatSide;
import dev.deskhand.server.DeskhandServer;
import dev.deskhand.server.ServerExtras;
import dev.deskhand.server.config.ConfigProblems;
import dev.deskhand.server.config.Secret;
import dev.deskhand.server.config.ServerConfig;
import dev.deskhand.server.config.ZendeskEndpoints;
import dev.deskhand.server.http.DemoInfo;
import dev.deskhand.server.security.SecurityFileException;
import dev.deskhand.server.storage.Backup;
import dev.deskhand.server.storage.StorageException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The real server and the real emulator; their ways to fail become a {@link Failure} in words. */
final class HouseParts implements Parts {
    private final ChatSide.Factory chatSide;
    private final String version;
    private final Path usualData;

    /**
     * @param chatSide the server's side towards Zendesk
     * @param usualData the server's data when no configuration names a folder
     */
    HouseParts(ChatSide.Factory chatSide, String version, Path usualData) {
        this.chatSide = chatSide;
        this.version = version;
        this.usualData = usualData;
    }

    /** {@code $XDG_DATA_HOME/deskhand/data}, or below {@code ~/.local/share}. */
    static Path usualData(Map<String, String> environment, Path home) {
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        Path base = data.isEmpty() ? home.resolve(".local").resolve("share") : Path.of(data);
        return base.resolve("deskhand").resolve("data");
    }

    @Override
    public Part emulator(int port, Optional<Path> seed, Optional<Path> stateFile) {
        seed.ifPresent(HouseParts::requireReadable);
        EmulatorOptions options =
                EmulatorOptions.onPort(port)
                        .withSeedFile(seed.orElse(null))
                        .withStateFile(stateFile.orElse(null));
        return emulator(options, stateFile.isPresent() ? "--emulator-port" : "--port");
    }

    @Override
    public Part recordingEmulator(int port, Optional<Path> seed, Path recording) {
        seed.ifPresent(HouseParts::requireReadable);
        return emulator(
                EmulatorOptions.onPort(port)
                        .withSeedFile(seed.orElse(null))
                        .withRecording(recording),
                "--port");
    }

    private static Part emulator(EmulatorOptions options, String option) {
        ZendeskChatEmulator emulator =
                start(
                        "the emulator",
                        Ports.LOOPBACK,
                        options.port(),
                        option,
                        () -> ZendeskChatEmulator.start(options));
        return new LoopbackPart(emulator.address(), emulator::close);
    }

    @Override
    public Part replay(int port, Path recording) {
        ZendeskChatReplay replay =
                start(
                        "the replay",
                        Ports.LOOPBACK,
                        port,
                        "--port",
                        () -> ZendeskChatReplay.start(recording, port));
        return new LoopbackPart(replay.address(), replay::close);
    }

    private record LoopbackPart(URI address, Runnable stop) implements Part {
        @Override
        public void close() {
            stop.run();
        }
    }

    @Override
    public ServerPart server(Optional<Path> configFile) {
        ServerConfig config = config(configFile);
        return start(config, ServerExtras.of(version), "listen.port in the configuration");
    }

    @Override
    public ServerPart demoServer(DemoSettings settings) {
        ServerConfig config =
                ServerConfig.defaults(settings.data())
                        .withPort(settings.port())
                        .withZendesk(ZendeskEndpoints.at(settings.emulator()))
                        .withAllowedHosts(Set.of(settings.shop().address().getAuthority()));
        ServerExtras plain =
                ServerExtras.of(version)
                        .withSecret(
                                settings.shop().variable(), new Secret(settings.shop().secret()));
        ServerExtras extras =
                settings.signIn()
                        .map(signIn ->
                                plain.withDemo(
                                        new DemoInfo(
                                                settings.visitor(),
                                                settings.desk(),
                                                settings.emulator(),
                                                signIn.email(),
                                                signIn.password())))
                        .orElse(plain);
        return start(config, extras, "--port");
    }

    @Override
    public Path backup(Optional<Path> configFile, Path file) {
        ServerConfig config = config(configFile);
        return stored(config, () -> Backup.take(config.data(), config.database(), file));
    }

    @Override
    public Path restore(Optional<Path> configFile, Path file) {
        ServerConfig config = config(configFile);
        return stored(config, () -> Backup.restore(file, config.data(), config.database()));
    }

    private static Path stored(ServerConfig config, Runnable work) {
        try {
            work.run();
            return config.data();
        } catch (StorageException e) {
            throw new Failure(words(e), e);
        }
    }

    @Override
    public ServerFacts facts(Optional<Path> configFile) {
        ServerConfig config = config(configFile);
        return new ServerFacts(config.listenPort(), config.data(), ownEndpoints(config.zendesk()));
    }

    /** Those that differ from the real service's; a template of many accounts can't be tried. */
    private static List<URI> ownEndpoints(ZendeskEndpoints endpoints) {
        ZendeskEndpoints real = ZendeskEndpoints.real();
        List<URI> own = new ArrayList<>();
        if (!endpoints.chatApi().equals(real.chatApi())) {
            own.add(endpoints.chatApi());
        }
        addOwn(own, endpoints.authorizeTemplate(), real.authorizeTemplate());
        addOwn(own, endpoints.tokenTemplate(), real.tokenTemplate());
        addOwn(own, endpoints.restTemplate(), real.restTemplate());
        return own;
    }

    private static void addOwn(List<URI> own, String template, String real) {
        if (!template.equals(real) && !template.contains("{")) {
            own.add(URI.create(template));
        }
    }

    private ServerConfig config(Optional<Path> file) {
        try {
            return file.map(ServerConfig::load).orElseGet(() -> ServerConfig.defaults(usualData));
        } catch (ConfigProblems e) {
            throw new Failure(words(e), e);
        }
    }

    private ServerPart start(ServerConfig config, ServerExtras extras, String portOption) {
        if (!Ports.ofThisMachine(config.listenHost())) {
            throw new Failure(
                    "%s (listen.host in the configuration) is not an address of this machine, so nothing can listen there; take 127.0.0.1 behind a reverse proxy, 0.0.0.0 for every address."
                            .formatted(config.listenHost()));
        }
        DeskhandServer server =
                start(
                        "the console",
                        config.listenHost(),
                        config.listenPort(),
                        portOption,
                        () -> DeskhandServer.start(config, extras, chatSide));
        return new ServerPart() {
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
        };
    }

    /** What a part says about itself becomes the failure's words; the rest is for the log. */
    private static <T> T start(
            String what, String host, int port, String option, Supplier<T> start) {
        if (!Ports.free(host, port)) {
            throw Ports.inUse(what, port, option);
        }
        try {
            return start.get();
        } catch (EmulatorStartException
                | StorageException
                | SecurityFileException
                | IllegalStateException e) {
            // The port may have been taken between the look above and the start.
            throw Ports.inUse(e) ? Ports.inUse(what, port, option) : new Failure(words(e), e);
        }
    }

    private static void requireReadable(Path seed) {
        if (!Files.isReadable(seed) || Files.isDirectory(seed)) {
            throw new Failure(
                    "The seed file %s cannot be read; check the path, and that the file is yours to read."
                            .formatted(seed));
        }
    }

    private static String words(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.toString() : message;
    }
}
