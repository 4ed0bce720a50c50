package dev.deskhand.bot.file;

import java.util.Locale;

/**
 * A file of a bot.
 *
 * @param name by which its problems call it: its path in the bot's folder, with slashes
 */
public record SourceFile(String name, String text) {
    /** Whether a file of that name, found in a bot's folder, is a part of the bot. */
    public static boolean isPartOfABot(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean yaml = lower.endsWith(".yaml") || lower.endsWith(".yml");
        boolean test =
                lower.endsWith(".test.yaml")
                        || lower.endsWith(".test.yml")
                        || lower.startsWith("tests/")
                        || lower.contains("/tests/");
        return yaml && !test;
    }
}
