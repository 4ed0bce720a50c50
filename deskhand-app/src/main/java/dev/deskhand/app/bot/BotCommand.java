package dev.deskhand.app.bot;

import dev.deskhand.app.CommandGroup;
import dev.deskhand.app.Terminal;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code deskhand bot}: checks a bot, talks to it, tests it. */
@Command(
        name = "bot",
        description = "Begins a bot, checks it, talks to it, tests it; needs no server.",
        mixinStandardHelpOptions = true)
public final class BotCommand extends CommandGroup {
    private BotCommand() {}

    /** The command with those below it. */
    public static CommandLine line(
            Terminal terminal, Keyboard keyboard, Map<String, String> environment) {
        Style style = Style.of(keyboard, environment);
        return new CommandLine(new BotCommand())
                .addSubcommand(new NewCommand(terminal))
                .addSubcommand(new CheckCommand(terminal, style))
                .addSubcommand(new ChatCommand(terminal, keyboard, style, InstantSource.system()))
                .addSubcommand(new TestCommand(terminal, style))
                .addSubcommand(new TrainReportCommand(terminal, style))
                .addSubcommand(new ImportFaqCommand(terminal))
                .addSubcommand(new ExportCommand(terminal));
    }
}
