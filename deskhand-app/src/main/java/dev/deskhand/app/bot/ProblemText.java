package dev.deskhand.app.bot;

import dev.deskhand.bot.file.BotProblem;

/** A problem as the command line tells it. */
final class ProblemText {
    private ProblemText() {}

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
