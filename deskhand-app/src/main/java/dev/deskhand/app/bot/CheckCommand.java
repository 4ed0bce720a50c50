package dev.deskhand.app.bot;

import dev.deskhand.app.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deskhand bot check}: what is wrong with a bot's files. */
@Command(
        name = "check",
        description = {
            "Looks at a bot's files and its conversation tests: what is wrong and how to mend it,",
            "what could be better, and what the channel shows in another way than it is written.",
            "Ends with 1 if something is wrong."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Style style;

    @Parameters(paramLabel = "FILE|FOLDER", description = "The bot, or one file of tests.")
    private Path path = Path.of("");

    @Option(names = "--strict", description = "Ends with 1 for advice as well.")
    private boolean strict;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    CheckCommand(Terminal terminal, Style style) {
        this.terminal = terminal;
        this.style = style;
    }

    @Override
    public Integer call() {
        Findings findings = Findings.of(path);
        terminal.result(json ? FindingsText.json(findings) : FindingsText.of(findings, style));
        boolean well = findings.problems().isEmpty() && (!strict || findings.advice().isEmpty());
        return well ? 0 : 1;
    }
}
