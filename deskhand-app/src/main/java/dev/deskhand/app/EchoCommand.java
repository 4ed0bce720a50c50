package dev.deskhand.app;

import dev.deskhand.app.bench.EchoBot;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deskhand echo}: the process that {@code bench --echo} compares with. */
@Command(
        name = "echo",
        description =
                "A bot on the client library alone, against an emulator; bench --echo starts it.",
        hidden = true,
        mixinStandardHelpOptions = true)
final class EchoCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Lifetime lifetime = new Lifetime();

    @Option(
            names = "--emulator",
            required = true,
            paramLabel = "URL",
            description = "The emulator's address.")
    private URI emulator = URI.create("http://127.0.0.1:8090");

    @Option(
            names = "--agent",
            required = true,
            paramLabel = "ID",
            description = "The agent as whom it speaks.")
    private String agent = "";

    EchoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        lifetime.stopOnSignal();
        Parts.Part echo = lifetime.keep(EchoBot.start(emulator, agent));
        terminal.result(Ready.line(Map.of("echo", echo.address())));
        lifetime.awaitStop();
        return 0;
    }
}
