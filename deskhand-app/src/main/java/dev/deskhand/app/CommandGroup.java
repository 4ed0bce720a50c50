package dev.deskhand.app;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that does nothing by itself: it wants one of those below it. */
public abstract class CommandGroup implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public final void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
