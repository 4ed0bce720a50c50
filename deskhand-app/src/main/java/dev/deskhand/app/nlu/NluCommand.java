package dev.deskhand.app.nlu;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code deskhand nlu}: what is about understanding alone. */
@Command(
        name = "nlu",
        description = "Measures how well sentences are understood.",
        mixinStandardHelpOptions = true)
public final class NluCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
