package dev.deskhand.bot.file;

/**
 * Something in a bot file that keeps the bot from being used.
 *
 * @param file the name of the file, as its {@link SourceFile} has it; empty for a bot of one file
 *     without a name
 * @param line 1 for the first
 * @param column 1 for the first
 * @param path where it is by the file's own keys, {@code faq[2].user_says}
 * @param message what is wrong
 * @param fix what to write instead
 */
public record BotProblem(
        String file, int line, int column, String path, String message, String fix) {
    /** Of a file as a whole. */
    static BotProblem ofFile(String file, String message, String fix) {
        return new BotProblem(file, 1, 1, "", message, fix);
    }

    /** Of a file that holds nothing, or comments alone. */
    static BotProblem empty(String file, String fix) {
        return ofFile(file, "The file is empty.", fix);
    }
}
