package dev.deskhand.bot.file;

import dev.deskhand.bot.Bot;
import java.util.List;

/** Bot files that a test knows to be good, or bad. */
final class ParsedFiles {
    private ParsedFiles() {}

    /** The bot of a file that has no problem. */
    static Bot valid(String yaml) {
        return switch (BotFile.parse(yaml)) {
            case BotFile.Valid valid -> valid.bot();
            case BotFile.Invalid(List<BotProblem> problems) ->
                    throw new AssertionError(problems.toString());
        };
    }

    /** What is wrong with a file that has problems. */
    static List<BotProblem> problems(String yaml) {
        return switch (BotFile.parse(yaml)) {
            case BotFile.Valid valid -> throw new AssertionError("accepted: " + valid);
            case BotFile.Invalid(List<BotProblem> problems) -> problems;
        };
    }
}
