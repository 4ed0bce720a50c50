package dev.deskhand.app.demo;

import dev.deskhand.app.Failure;
import dev.deskhand.app.Parts;
import dev.deskhand.app.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Puts emulator and server together on one folder, and walks the guide. What was started is handed
 * to the caller at once, who stops it in any case.
 */
public final class Demo {
    private static final int USUAL_CONSOLE_PORT = 8080;
    private static final int USUAL_EMULATOR_PORT = 8090;

    private final DemoFolder folder;
    private final Parts parts;
    private final Consumer<Parts.Part> started;
    private final Consumer<String> progress;
    private final RandomGenerator random;

    /**
     * @param started takes care of each part from its start on
     * @param progress takes one line a step
     */
    public Demo(
            DemoFolder folder,
            Parts parts,
            Consumer<Parts.Part> started,
            Consumer<String> progress,
            RandomGenerator random) {
        this.folder = folder;
        this.parts = parts;
        this.started = started;
        this.progress = progress;
        this.random = random;
    }

    /** The options of a start; ports as they were asked for, if they were. */
    public record Request(OptionalInt port, OptionalInt emulatorPort, boolean fromScratch) {}

    /**
     * What runs now.
     *
     * @param start the page to open first
     * @param setupLink there only while the person still has to make the first account
     */
    public record Running(URI console, URI emulator, URI start, Optional<URI> setupLink) {}

    /**
     * @throws Failure in words, when a part does not start or a step of the walk fails
     */
    public Running start(Request request) {
        DemoFolder.Memory memory = recall(request);
        int emulatorPort =
                PortChoice.choose(
                        request.emulatorPort(),
                        memory.emulatorPort(),
                        USUAL_EMULATOR_PORT,
                        Ports::free);
        int port =
                PortChoice.choose(
                        request.port(), memory.consolePort(), USUAL_CONSOLE_PORT, Ports::free);
        // The password has to be on disk before an account with it exists.
        folder.remember(memory);
        Parts.Part emulator =
                keep(
                        parts.emulator(
                                emulatorPort,
                                Optional.empty(),
                                Optional.of(folder.emulatorState())));
        HttpClient http = HttpClient.newHttpClient();
        try {
            return join(http, memory, port, emulator);
        } finally {
            // Ends the event stream as well; close() would wait for it, for ever.
            http.shutdownNow();
        }
    }

    private Running join(HttpClient http, DemoFolder.Memory memory, int port, Parts.Part emulator) {
        EmulatedAccount account = new EmulatedAccount(new HttpJson(http, emulator.address()));
        DemoWalk walk = new DemoWalk(account, progress);
        Optional<DemoWalk.Agents> agents = memory.signIn().map(_ -> walk.reserveAgents());
        Parts.ServerPart server =
                keep(parts.demoServer(settings(memory, port, emulator.address(), agents)));
        folder.remember(memory.withPorts(server.address().getPort(), emulator.address().getPort()));
        memory.signIn()
                .ifPresent(
                        signIn -> walk.connect(agents.orElseThrow(), visit(http, server, signIn)));
        return new Running(
                server.address(),
                emulator.address(),
                memory.fromScratch() ? server.address() : server.address().resolve("/start"),
                memory.fromScratch() ? server.setupLink() : Optional.empty());
    }

    private DemoFolder.Memory recall(Request request) {
        Optional<DemoFolder.Memory> known = folder.memory();
        if (known.isPresent() && known.get().fromScratch() != request.fromScratch()) {
            throw new Failure(
                    known.get().fromScratch()
                            ? "%s holds a demo that was begun with --from-scratch; go on with that option, or give another folder with --data."
                                    .formatted(folder)
                            : "%s already holds a demo that is set up, so nothing is left to do from scratch; give an empty folder with --data."
                                    .formatted(folder));
        }
        return known.orElseGet(() ->
                new DemoFolder.Memory(
                        "demo@larch-kettle.example",
                        Secrets.password(random),
                        0,
                        0,
                        request.fromScratch()));
    }

    private DemoSettings settings(
            DemoFolder.Memory memory, int port, URI emulator, Optional<DemoWalk.Agents> agents) {
        UnaryOperator<String> encoded = text -> URLEncoder.encode(text, StandardCharsets.UTF_8);
        return new DemoSettings(
                folder.serverData(),
                port,
                emulator,
                emulator.resolve(
                        agents.isPresent()
                                ? "/visitor?department=" + encoded.apply(DemoWalk.BOT_DEPARTMENT)
                                : "/visitor"),
                emulator.resolve(
                        agents.map(a -> "/desk?agent=" + encoded.apply(a.human())).orElse("/desk")),
                memory.signIn());
    }

    private static DemoWalk.Visit visit(
            HttpClient http, Parts.ServerPart server, DemoSettings.SignIn signIn) {
        return new DemoWalk.Visit(
                new OperatorsConsole(new HttpJson(http, server.address())),
                new ConnectionWatch(System::nanoTime),
                server.setupLink(),
                signIn,
                botFile());
    }

    /** The demo shop's bot, as it lies in the program. */
    static String botFile() {
        try (InputStream file = Demo.class.getResourceAsStream("/demo-bot.yaml")) {
            if (file == null) {
                throw new IllegalStateException("demo-bot.yaml is missing from the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("demo-bot.yaml cannot be read from the program", e);
        }
    }

    private <P extends Parts.Part> P keep(P part) {
        started.accept(part);
        return part;
    }
}
