package dev.deskhand.server.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts entries at the end of a bot file's questions and leaves every other character as it is. */
final class FaqAppending {
    private static final Pattern FAQ = Pattern.compile("faq:\\s*(#.*)?");
    private static final Pattern NO_FAQ = Pattern.compile("faq:\\s*\\[\\s*]\\s*(#.*)?");
    private static final Pattern ITEM = Pattern.compile("(\\s*)- .*");
    private static final Pattern KEY = Pattern.compile("[^\\s#-].*");

    private FaqAppending() {}

    /**
     * The file with the entries.
     *
     * @param faq a YAML text of the key {@code faq} alone, with a block list
     * @return empty where the file writes its questions in a form that nothing can be put behind
     */
    static Optional<String> append(String file, String faq) {
        List<String> lines = new ArrayList<>(file.lines().toList());
        int start = indexOf(lines, NO_FAQ, 0);
        if (start >= 0) {
            lines.set(start, "faq:");
        } else {
            start = indexOf(lines, FAQ, 0);
        }
        if (start < 0) {
            boolean otherwise = lines.stream().anyMatch(line -> line.startsWith("faq:"));
            return otherwise
                    ? Optional.empty()
                    : Optional.of(text(lines) + (lines.isEmpty() ? "" : "\n") + faq);
        }
        int next = indexOf(lines, KEY, start + 1);
        int end = next < 0 ? lines.size() : next;
        while (end > start + 1 && isNoPart(lines.get(end - 1))) {
            end--;
        }
        String indent = "";
        for (String line : lines.subList(start + 1, end)) {
            Matcher item = ITEM.matcher(line);
            if (item.matches()) {
                indent = item.group(1);
                break;
            }
        }
        lines.addAll(end, indented(faq, indent));
        return Optional.of(text(lines));
    }

    private static List<String> indented(String faq, String indent) {
        return faq.lines().skip(1).map(line -> line.isEmpty() ? line : indent + line).toList();
    }

    /** A comment at the left edge belongs to the key below it. */
    private static boolean isNoPart(String line) {
        return line.isBlank() || line.startsWith("#");
    }

    private static int indexOf(List<String> lines, Pattern pattern, int from) {
        for (int at = from; at < lines.size(); at++) {
            if (pattern.matcher(lines.get(at)).matches()) {
                return at;
            }
        }
        return -1;
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
