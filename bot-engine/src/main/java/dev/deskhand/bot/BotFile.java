package dev.deskhand.bot;

import java.util.List;

/** What a bot's file turned out to hold: a bot, or every problem that was found. */
public sealed interface BotFile {
    /** The file describes a bot that can be used. */
    record Valid(Bot bot) implements BotFile {}

    /** The file cannot be used; nothing of it is. In the order of the file, never empty. */
    record Invalid(List<BotProblem> problems) implements BotFile {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** Reads a whole bot file; all problems are reported at once. */
    static BotFile parse(String yaml) {
        return new BotFileReader().read(yaml);
    }
}
