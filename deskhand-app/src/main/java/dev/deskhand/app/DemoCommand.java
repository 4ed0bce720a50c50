package dev.deskhand.app;

import dev.deskhand.app.demo.Demo;
import dev.deskhand.app.demo.DemoFolder;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deskhand demo}: the whole guide on one machine, with the emulator in Zendesk's place. */
@Command(
        name = "demo",
        description = "Emulated Zendesk, server and a ready-made bot in one process.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Parts parts;
    private final Browser browser;
    private final Map<String, String> environment;
    private final Lifetime lifetime = new Lifetime();

    @Option(
            names = "--port",
            paramLabel = "N",
            converter = PortConverter.class,
            description = "Port of the console on 127.0.0.1 (8080); 0 picks a free one.")
    private @Nullable Integer port;

    @Option(
            names = "--emulator-port",
            paramLabel = "N",
            converter = PortConverter.class,
            description = "Port of the emulated Zendesk on 127.0.0.1 (8090); 0 picks a free one.")
    private @Nullable Integer emulatorPort;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder of the demo's data; a second start with it goes on (usual: $XDG_DATA_HOME/deskhand/demo or ~/.local/share/deskhand/demo).")
    private @Nullable Path data;

    @Option(names = "--no-browser", description = "Do not open the browser.")
    private boolean noBrowser;

    @Option(
            names = "--from-scratch",
            description = "Empty account, empty server: you walk the guide yourself.")
    private boolean fromScratch;

    DemoCommand(Terminal terminal, Parts parts, Browser browser, Map<String, String> environment) {
        this.terminal = terminal;
        this.parts = parts;
        this.browser = browser;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        lifetime.stopOnSignal();
        Path home = Path.of(System.getProperty("user.home"));
        Path place = data == null ? DemoFolder.usual(environment, home) : data.toAbsolutePath();
        terminal.step("The demo's data is in " + place);
        try (DemoFolder folder = DemoFolder.open(place)) {
            Demo demo = new Demo(folder, parts, lifetime::keep, terminal::step, new SecureRandom());
            show(demo.start(new Demo.Request(asked(port), asked(emulatorPort), fromScratch)));
            lifetime.awaitStop();
            return 0;
        } catch (RuntimeException e) {
            lifetime.stop();
            throw e;
        }
    }

    private void show(Demo.Running running) {
        running.setupLink()
                .ifPresent(link -> terminal.result(SetupLink.INVITATION.formatted(link)));
        Map<String, URI> addresses = new LinkedHashMap<>();
        addresses.put("console", running.console());
        addresses.put("emulator", running.emulator());
        addresses.put("start", running.start());
        terminal.result(Ready.line(addresses));
        if (fromScratch) {
            terminal.step("Zendesk's stand-in is at " + running.emulator());
        }
        URI first = running.setupLink().orElse(running.start());
        String page = running.setupLink().isPresent() ? "the link above" : first.toString();
        if (!noBrowser && browser.open(first)) {
            terminal.step("Opening " + page + " in the browser; Ctrl-C stops the demo");
        } else {
            terminal.step("Open " + page + " in a browser; Ctrl-C stops the demo");
        }
    }

    private static OptionalInt asked(@Nullable Integer port) {
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }
}
