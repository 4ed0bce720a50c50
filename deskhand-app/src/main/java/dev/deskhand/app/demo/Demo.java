package dev.deskhand.app.demo;

import dev.deskhand.app.Failure;
import dev.deskhand.app.Parts;
import dev.deskhand.app.Ports;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
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
        DemoSettings.Shop shop = shop(memory);
        Parts.ServerPart server =
                keep(parts.demoServer(settings(memory, port, emulator.address(), agents, shop)));
        folder.remember(
                memory.withPorts(
                        server.address().getPort(),
                        emulator.address().getPort(),
                        shop.address().getPort()));
        DemoBot bot = new DemoBot(shop.address(), memory.shop());
        memory.signIn()
                .ifPresent(signIn ->
                        walk.connect(agents.orElseThrow(), visit(http, server, signIn, bot)));
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
                        0,
                        request.fromScratch()));
    }

    /** The shop's own service, with a secret that nobody else ever knew. */
    private DemoSettings.Shop shop(DemoFolder.Memory memory) {
        String secret = Secrets.password(random);
        ShopApi api =
                keep(
                        ShopApi.start(
                                memory.shopPort(), secret, Clock.system(ZoneId.systemDefault())));
        return new DemoSettings.Shop(api.address(), DemoBot.SECRET, secret);
    }

    private DemoSettings settings(
            DemoFolder.Memory memory,
            int port,
            URI emulator,
            Optional<DemoWalk.Agents> agents,
            DemoSettings.Shop shop) {
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
                memory.signIn(),
                shop);
    }

    private static DemoWalk.Visit visit(
            HttpClient http, Parts.ServerPart server, DemoSettings.SignIn signIn, DemoBot bot) {
        return new DemoWalk.Visit(
                new OperatorsConsole(new HttpJson(http, server.address())),
                new ConnectionWatch(System::nanoTime),
                server.setupLink(),
                signIn,
                bot);
    }

    private <P extends Parts.Part> P keep(P part) {
        started.accept(part);
        return part;
    }
}
