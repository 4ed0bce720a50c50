package dev.deskhand.app.nlu;

import dev.deskhand.app.ProfileOption;
import dev.deskhand.app.Terminal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskhand nlu evaluate}: trains on one file, asks for each line of another. */
@Command(
        name = "evaluate",
        description = {
            "Trains on one CSV file and measures how well another is understood.",
            "Both have the header sentence,label."
        },
        mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--train", paramLabel = "FILE", required = true, description = "To learn from.")
    private Path train = Path.of("");

    @Option(names = "--test", paramLabel = "FILE", required = true, description = "To be asked.")
    private Path test = Path.of("");

    @Option(
            names = "--out-of-scope",
            paramLabel = "LABEL",
            description =
                    "The label of sentences that mean nothing the bot knows; nothing is learnt from those in the training file. Without it, every label that the training file does not have.")
    private @Nullable String outOfScope;

    @Mixin private ProfileOption understanding = new ProfileOption();

    @Option(names = "--json", description = "For programs; shares go from 0 to 1.")
    private boolean json;

    public EvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        LabelledFile examples = LabelledFile.read(train);
        int empty = examples.lines().size() - examples.spoken().size();
        if (empty > 0) {
            terminal.step("%s: %d without a sentence left out.".formatted(train, empty));
        }
        Examination examination =
                Examination.of(
                        examples,
                        LabelledFile.read(test),
                        Optional.ofNullable(outOfScope),
                        understanding.profile());
        terminal.result(
                json ? EvaluationReport.json(examination) : EvaluationReport.text(examination));
        return 0;
    }
}
