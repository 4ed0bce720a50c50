package dev.deskhand.emulator;

import dev.deskhand.emulator.json.Json;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Runs an emulator from the command line, until the process is asked to stop. */
public final class Main {

    private Main() {}

    @SuppressWarnings("SystemOut") // the ready line is this program's interface
    public static void main(String[] arguments) throws InterruptedException {
        EmulatorOptions options;
        try {
            options = options(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println("Usage: [--port N] [--seed FILE] [--state FILE] [--record FILE]");
            System.exit(2);
            return;
        }
        ZendeskChatEmulator emulator = ZendeskChatEmulator.start(options);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(emulator::close));
        PrintStream out = System.out;
        out.println("ready " + Json.write(Map.of("emulator", emulator.address().toString())));
        out.flush();
        new CountDownLatch(1).await();
    }

    private static EmulatorOptions options(String[] arguments) {
        EmulatorOptions options = EmulatorOptions.onPort(8090);
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            String value = arguments[i + 1];
            options =
                    switch (arguments[i]) {
                        case "--port" -> options.withPort(Integer.parseInt(value));
                        case "--seed" -> options.withSeedFile(Path.of(value));
                        case "--state" -> options.withStateFile(Path.of(value));
                        case "--record" -> options.withRecording(Path.of(value));
                        default ->
                                throw new IllegalArgumentException(
                                        "There is no option " + arguments[i]);
                    };
        }
        return options;
    }
}
