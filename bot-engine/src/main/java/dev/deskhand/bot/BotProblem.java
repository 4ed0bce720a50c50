package dev.deskhand.bot;

/**
 * Something in a bot file that keeps the bot from being used.
 *
 * @param line 1 for the first
 * @param column 1 for the first
 * @param path where it is by the file's own keys, {@code faq[2].user_says}
 * @param message what is wrong
 * @param fix what to write instead
 */
public record BotProblem(int line, int column, String path, String message, String fix) {}
