package dev.deskhand.bot.check;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A message that a test expects. White space counts as one space, and dots at an end, {@code ...},
 * stand for anything.
 *
 * @param accepted any of them will do; never empty
 */
public record Speech(List<String> accepted) {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final List<String> DOTS = List.of("...", "\u2026");

    public Speech {
        accepted = List.copyOf(accepted);
    }

    public static Speech of(String text) {
        return new Speech(List.of(text));
    }

    /** Whether a message says it. */
    public boolean fits(String said) {
        String text = plain(said);
        // What really ends in dots may be written as it is.
        return accepted.stream()
                .map(Speech::plain)
                .anyMatch(wanted -> wanted.equals(text) || fits(wanted, text));
    }

    private static boolean fits(String wanted, String text) {
        String core = wanted;
        boolean openStart = false;
        boolean openEnd = false;
        for (String dots : DOTS) {
            if (!openStart && core.startsWith(dots)) {
                openStart = true;
                core = core.substring(dots.length());
            }
            if (!openEnd && core.endsWith(dots)) {
                openEnd = true;
                core = core.substring(0, core.length() - dots.length());
            }
        }
        core = core.strip();
        if (openStart && openEnd) {
            return text.contains(core);
        }
        return openStart ? text.endsWith(core) : openEnd && text.startsWith(core);
    }

    private static String plain(String text) {
        return SPACE.matcher(text.strip()).replaceAll(" ");
    }

    /** As it stands in a report. */
    @Override
    public String toString() {
        return String.join(" | ", accepted);
    }
}
