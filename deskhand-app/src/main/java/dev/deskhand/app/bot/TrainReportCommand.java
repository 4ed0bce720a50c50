package dev.deskhand.app.bot;

import dev.deskhand.app.ProfileOption;
import dev.deskhand.app.Terminal;
import dev.deskhand.bot.Bot;
import dev.deskhand.bot.check.TrainingReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deskhand bot train-report}: how well a bot's sentences teach. */
@Command(
        name = "train-report",
        description = {
            "Leaves each sentence of a bot out in turn and asks for it:",
            "which are nearer to another node, which are not understood, which nodes are confused."
        },
        mixinStandardHelpOptions = true)
final class TrainReportCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Style style;

    @Parameters(paramLabel = "FILE|FOLDER", description = "The bot.")
    private Path path = Path.of("");

    @Mixin private ProfileOption understanding = new ProfileOption();

    @Option(names = "--json", description = "For programs; shares go from 0 to 1.")
    private boolean json;

    TrainReportCommand(Terminal terminal, Style style) {
        this.terminal = terminal;
        this.style = style;
    }

    @Override
    public Integer call() {
        Bot bot = new BotPath(path).bot();
        try (Learning learning = Learning.with(understanding.profile(), terminal)) {
            TrainingReport report = TrainingReport.of(bot, learning::train);
            terminal.result(
                    json
                            ? TrainReportText.json(report, learning.profile())
                            : TrainReportText.text(report, learning.profile(), style));
        }
        return 0;
    }
}
