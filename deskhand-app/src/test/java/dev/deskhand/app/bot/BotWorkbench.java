package dev.deskhand.app.bot;

import dev.deskhand.app.Failure;
import dev.deskhand.app.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/** A folder with bots, and the commands as the command line has them. */
final class BotWorkbench {
    /** A flow with a value to ask for, a service and a person. */
    static final String SHOP =
            """
            name: Larch
            languages: [en, de]
            settings:
              hand_over: {department: Support, user_says: [talk to a human]}
            entities:
              - name: order_number
                type: shape
                shapes: ["AB-######"]
                prompt: {en: "What is your order number?", de: "Wie ist die Bestellnummer?"}
              - {name: status, type: free_text}
            nodes:
              - name: track_order
                type: start
                label: Track my order
                user_says: {en: [where is my order, track my parcel], de: [wo ist meine Bestellung]}
                asks: [order_number]
                actions:
                  - call: {url: "https://api.example/orders/{order_number}", receive: {status: /status}}
                bot_says: ["Order {order_number} is {status}, {visitor_name|dear customer}."]
                on_error: sorry
              - {name: sorry, type: step, bot_says: ["The shop does not answer."]}
            faq:
              - name: teapots
                user_says: [show me teapots, which teapots do you have]
                bot_says:
                  - text: "**Two** of them:"
                  - carousel:
                      - {title: Blue, image: "https://shop.example/blue.png", buttons: [{label: Find my parcel, sends: track my parcel}]}
                      - {title: Red, buttons: [{label: Price, sends: what does it cost}, {label: Buy, url: "https://shop.example/red"}]}
              - {name: price, user_says: [what does it cost, price of a teapot], bot_says: [{text: "Twelve."}]}
            """;

    private final Path folder;

    BotWorkbench(Path folder) {
        this.folder = folder;
    }

    /** What a command left behind. */
    record Ran(int code, String out, String err) {}

    Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** A command's words, the usual ones and more. */
    static String[] words(List<String> usual, List<String> more) {
        return Stream.concat(usual.stream(), more.stream()).toArray(String[]::new);
    }

    /** A command without a word from the keyboard. */
    Ran run(String... args) {
        return type("", args);
    }

    /** A command to which these lines are piped. */
    Ran type(String lines, String... args) {
        return run(new Keyboard(new BufferedReader(new StringReader(lines)), false), args);
    }

    /** The same at a terminal that shows colours. */
    Ran atATerminal(String lines, String... args) {
        return run(new Keyboard(new BufferedReader(new StringReader(lines)), true), args);
    }

    Ran run(Keyboard keyboard, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        List<String> words = new ArrayList<>();
        for (String arg : args) {
            words.add(arg.startsWith("@") ? folder.resolve(arg.substring(1)).toString() : arg);
        }
        int code =
                BotCommand.line(terminal, keyboard, Map.of())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, terminal))
                        .execute(words.toArray(String[]::new));
        return new Ran(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static int failed(Exception e, Terminal terminal) throws Exception {
        if (!(e instanceof Failure)) {
            throw e;
        }
        terminal.step(String.valueOf(e.getMessage()));
        return CommandLine.ExitCode.SOFTWARE;
    }
}
