package dev.deskhand.app.bot;

import dev.deskhand.app.Terminal;
import dev.deskhand.bot.file.BotWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code deskhand bot export}: a whole bot as one file. */
@Command(
        name = "export",
        description = {
            "Prints a whole bot as one file, whatever files it is made of. Comments are lost."
        },
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE|FOLDER", description = "The bot.")
    private Path path = Path.of("");

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.result(BotWriter.write(new BotPath(path).bot()).stripTrailing());
        return 0;
    }
}
