package dev.deskhand.app.nlu;

import dev.deskhand.app.CommandGroup;
import picocli.CommandLine.Command;

/** {@code deskhand nlu}: what is about understanding alone. */
@Command(
        name = "nlu",
        description = "Measures how well sentences are understood.",
        mixinStandardHelpOptions = true)
public final class NluCommand extends CommandGroup {}
