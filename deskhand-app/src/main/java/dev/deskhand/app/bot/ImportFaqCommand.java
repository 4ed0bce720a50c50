package dev.deskhand.app.bot;

import dev.deskhand.app.Terminal;
import dev.deskhand.bot.Bot;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.file.BotProblem;
import dev.deskhand.bot.file.FaqImport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deskhand bot import-faq}: questions and answers of a table as part of a bot file. */
@Command(
        name = "import-faq",
        description = {
            "Prints the questions and answers of a CSV or TSV table as 'faq:' of a bot file.",
            "Columns: question,answer; a header is optional, | stands between several questions."
        },
        mixinStandardHelpOptions = true)
final class ImportFaqCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE.csv", description = "The table, in UTF-8.")
    private Path table = Path.of("");

    @Option(
            names = "--bot",
            paramLabel = "FILE|FOLDER",
            description = "The bot that they are for: its names are not given again.")
    private @Nullable Path bot;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "Their language; without it the bot's main one, or en.")
    private @Nullable String language;

    ImportFaqCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<Bot> known = Optional.ofNullable(bot).map(path -> new BotPath(path).bot());
        Set<String> taken =
                known.stream()
                        .flatMap(each -> each.nodes().stream())
                        .map(Node::name)
                        .collect(Collectors.toSet());
        String spoken =
                Optional.ofNullable(language).or(() -> known.map(Bot::mainLanguage)).orElse("en");
        return switch (FaqImport.read(BotPath.source(table), spoken, taken)) {
            case FaqImport.Result.Entries entries -> {
                terminal.result(entries.yaml().stripTrailing());
                yield 0;
            }
            case FaqImport.Result.Refused(List<BotProblem> problems) ->
                    throw ProblemText.failure(table, problems);
        };
    }
}
