package dev.deskhand.app.bot;

import dev.deskhand.app.Failure;
import dev.deskhand.bot.file.BotProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A problem as the command line tells it. */
final class ProblemText {
    private ProblemText() {}

    /** What to throw where a file, or a folder of them, has problems. */
    static Failure failure(Path path, List<BotProblem> problems) {
        return new Failure("%s cannot be used yet:\n%s".formatted(path, lines(problems)));
    }

    /** Each problem with its place and its fix, one below the other. */
    static String lines(List<BotProblem> problems) {
        return problems.stream()
                .map(problem -> line(problem, new Style(false)))
                .collect(Collectors.joining("\n"));
    }

    /** {@code shop.yaml:12:5: nodes[0].asks: what is wrong}, and below it the fix. */
    static String line(BotProblem problem, Style style) {
        return place(problem.file(), problem.line(), problem.column(), problem.path(), style)
                + problem.message()
                + "\n    "
                + problem.fix();
    }

    /** In the form that editors and CI jump to. */
    static String place(String file, int line, int column, String path, Style style) {
        String keys = path.isEmpty() ? "" : path + ": ";
        return style.bold("%s:%d:%d: ".formatted(file, line, column)) + keys;
    }
}
