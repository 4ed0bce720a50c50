package dev.deskhand.app.bot;

import dev.deskhand.app.Failure;
import dev.deskhand.app.Reasons;
import dev.deskhand.app.Terminal;
import dev.deskhand.bot.file.BotFile;
import dev.deskhand.bot.file.BotProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code deskhand bot new}: a small bot to begin with, and its conversation tests. */
@Command(
        name = "new",
        description = {
            "Writes a small bot with comments, and its conversation tests beside it.",
            "Files that are there already stay as they are."
        },
        mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {
    private static final String ENDING = ".*\\.ya?ml";

    private final Terminal terminal;

    @Parameters(
            paramLabel = "NAME|FILE",
            description = "The bot's name, such as \"My shop\", or its file, such as my-shop.yaml.")
    private String named = "";

    NewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path bot = file();
        String file = fileName(bot);
        Path tests = bot.resolveSibling(stem(file) + ".test.yaml");
        String text = starter("starter.yaml").replace("name: Starter\n", "name: " + name() + "\n");
        if (BotFile.parse(text) instanceof BotFile.Invalid(List<BotProblem> problems)) {
            throw new Failure(
                    "\"%s\" cannot be a bot's name: %s"
                            .formatted(named, problems.getFirst().message()));
        }
        for (Path each : List.of(bot, tests)) {
            if (Files.exists(each)) {
                throw taken(each);
            }
        }
        write(bot, text.replace("FILE ", file + " "));
        write(tests, starter("starter.test.yaml"));
        terminal.result(
                """
                Written: %1$s and %2$s. Next:
                  ./deskhand bot chat %1$s     talk to it
                  ./deskhand bot test %1$s     its conversation tests
                  ./deskhand bot check %1$s    after each change\
                """
                        .formatted(bot, tests));
        return 0;
    }

    private boolean isFile() {
        return named.toLowerCase(Locale.ROOT).matches(ENDING);
    }

    private Path file() {
        try {
            return Path.of(isFile() ? named : fileNameOf(named) + ".yaml");
        } catch (InvalidPathException e) {
            throw new Failure("\"%s\" cannot be a file's name here.".formatted(named), e);
        }
    }

    /** "Café Lärche" is kept in cafe-larche.yaml, in the folder where the author is. */
    static String fileNameOf(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        String words =
                plain.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", "-")
                        .replaceAll("^-|-$", "");
        if (words.isEmpty()) {
            throw new Failure(
                    "\"%s\" has no letter to name a file by: write a name such as \"My shop\", or a file such as my-shop.yaml."
                            .formatted(name));
        }
        return words;
    }

    /** As YAML has it between quotes. */
    private String name() {
        String name = isFile() ? words(stem(fileName(Path.of(named)))) : named.strip();
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String words(String stem) {
        String words = stem.replaceAll("[-_.\\s]+", " ").strip();
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String fileName(Path file) {
        return Objects.toString(file.getFileName(), "");
    }

    private static String stem(String file) {
        return file.substring(0, file.lastIndexOf('.'));
    }

    private static Failure taken(Path file) {
        return new Failure(
                "%s is there already, and stays as it is: choose another name.".formatted(file));
    }

    private static void write(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw taken(file);
        } catch (IOException e) {
            throw new Failure("%s cannot be written: %s.".formatted(file, Reasons.of(e)), e);
        }
    }

    private static String starter(String resource) {
        try (InputStream in =
                Objects.requireNonNull(NewCommand.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + resource, e);
        }
    }
}
