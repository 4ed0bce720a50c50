package dev.deskhand.server.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Turns Markdown into plain text that says the same. What only looks like Markdown stays as it is:
 * {@code 2*3*4}, {@code snake_case}, a lone asterisk. Each pattern looks at one line and runs in
 * time that grows with its length alone.
 */
final class Markdown {
    private static final Pattern FENCE = Pattern.compile("^\\s{0,3}(?:`{3,}|~{3,})([^`~]*)$");

    /** What may stand behind a fence without being said. */
    private static final Pattern LANGUAGE =
            Pattern.compile(
                    "(?:bash|console|css|html|java|javascript|js|json|python|sh|shell|sql|text|toml"
                            + "|ts|txt|xml|yaml|yml)?");

    private static final Pattern HEADING = Pattern.compile("^\\s{0,3}#{1,6}[ \t]+(.*?)[ \t#]*$");
    private static final Pattern QUOTE = Pattern.compile("^\\s{0,3}>[> \t]*");
    private static final Pattern RULE = Pattern.compile("^\\s{0,3}([-*_])[-*_ \t]*$");
    private static final Pattern BULLET = Pattern.compile("^(\\s*)[*+-][ \t]+(?=\\S)");
    private static final Pattern TABLE_RULE = Pattern.compile("^[|: \t-]*-[|: \t-]*$");

    private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\`*_\\[\\]~#|>])");
    private static final Pattern CODE = Pattern.compile("(`{1,3})([^`\n]+)\\1(?!`)");
    private static final Pattern LINK =
            Pattern.compile(
                    "!?\\[([^\\[\\]\n]{0,1000})\\]\\(\\s?<?([^\\s()<>]{1,4000}"
                            + "(?:\\([^\\s()<>]{0,500}\\)[^\\s()<>]{0,500})?)>?"
                            + "(?:[ \t]+[\"']([^\"'\n]{0,500})[\"'])?\\s?\\)");
    private static final Pattern AUTOLINK =
            Pattern.compile("<((?:https?://|mailto:|tel:)[^\\s<>]{1,4000})>");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>]{1,4000}");
    private static final Pattern AFTER_ADDRESS = Pattern.compile("[*_~`)\\].,;:!?'\"]+$");

    private static final Pattern STARS =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}*\\\\])(\\*{1,3})(?=[^\\s*])([^*\n]+)(?<=\\S)\\1(?![\\p{L}\\p{N}])");
    private static final Pattern UNDERSCORES =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}_])(_{1,3})(?=[^\\s_])([^_\n]+)(?<=\\S)\\1(?![\\p{L}\\p{N}_])");
    private static final Pattern STRUCK =
            Pattern.compile("(?<!~)(~~)(?=[^\\s~])([^~\n]+)(?<=\\S)~~(?!~)");

    /** Emphasis inside emphasis, so deep. */
    private static final int NESTING = 3;

    /** Noncharacters of Unicode, which no text for interchange holds, frame what must stay. */
    private static final char FROM = '\ufdd0';

    private static final char TO = '\ufdd1';
    private static final Pattern KEPT = Pattern.compile(FROM + "([0-9]+)" + TO);

    private final List<String> kept = new ArrayList<>();

    private Markdown() {}

    static String plain(String markdown) {
        String text =
                markdown.replace("\r\n", "\n")
                        .replace("\r", "\n")
                        .replace(String.valueOf(FROM), "")
                        .replace(String.valueOf(TO), "");
        return new Markdown().lines(Arrays.asList(text.split("\n", -1)));
    }

    private String lines(List<String> lines) {
        List<String> plain = new ArrayList<>();
        boolean code = false;
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            if (FENCE.matcher(line).matches() && (code || isClosedBelow(lines, at))) {
                code = !code;
                String behind = FENCE.matcher(line).replaceFirst("$1").strip();
                if (!LANGUAGE.matcher(behind).matches()) {
                    plain.add(behind);
                }
            } else if (code) {
                plain.add(line.stripTrailing());
            } else if (isTable(lines, at)) {
                int end = at + 2;
                while (end < lines.size() && lines.get(end).contains("|")) {
                    end++;
                }
                table(lines.subList(at, end), plain);
                at = end - 1;
            } else {
                plain.add(line(line));
            }
        }
        return withoutEmptyLines(plain);
    }

    private static boolean isClosedBelow(List<String> lines, int at) {
        return lines.subList(at + 1, lines.size()).stream()
                .anyMatch(line -> FENCE.matcher(line).matches());
    }

    private static String withoutEmptyLines(List<String> lines) {
        StringBuilder text = new StringBuilder();
        int empty = 0;
        for (String line : lines) {
            empty = line.isBlank() ? empty + 1 : 0;
            if (empty < 2) {
                text.append(line).append('\n');
            }
        }
        return text.toString().strip();
    }

    private String line(String line) {
        if (isRule(line)) {
            return "";
        }
        String plain = QUOTE.matcher(line).replaceFirst("");
        Matcher heading = HEADING.matcher(plain);
        if (heading.matches()) {
            plain = heading.group(1);
        }
        plain = BULLET.matcher(plain).replaceFirst("$1- ");
        return inline(plain).stripTrailing();
    }

    /** Three or more of one sign, and nothing else. */
    private static boolean isRule(String line) {
        Matcher rule = RULE.matcher(line);
        if (!rule.matches()) {
            return false;
        }
        char sign = rule.group(1).charAt(0);
        String signs = line.replaceAll("\\s", "");
        return signs.length() > 2 && signs.chars().allMatch(each -> each == sign);
    }

    private static boolean isTable(List<String> lines, int at) {
        return lines.get(at).contains("|")
                && at + 1 < lines.size()
                && lines.get(at + 1).contains("|")
                && TABLE_RULE.matcher(lines.get(at + 1)).matches();
    }

    /** A row is read out with the names of its columns; names without a value stand above. */
    private void table(List<String> rows, List<String> plain) {
        List<String> names = cells(rows.getFirst());
        List<String> read = new ArrayList<>();
        Set<Integer> named = new HashSet<>();
        for (String row : rows.subList(2, rows.size())) {
            List<String> said = new ArrayList<>();
            List<String> cells = cells(row);
            for (int at = 0; at < cells.size(); at++) {
                String name = at < names.size() ? names.get(at) : "";
                if (!cells.get(at).isEmpty()) {
                    named.add(at);
                    said.add(name.isEmpty() ? cells.get(at) : name + ": " + cells.get(at));
                }
            }
            read.add("- " + String.join(", ", said));
        }
        if (IntStream.range(0, names.size()).anyMatch(at -> !named.contains(at))) {
            plain.add(String.join(", ", names));
        }
        plain.addAll(read);
    }

    private List<String> cells(String row) {
        String inner = row.strip();
        inner = inner.startsWith("|") ? inner.substring(1) : inner;
        inner = inner.endsWith("|") ? inner.substring(0, inner.length() - 1) : inner;
        return Arrays.stream(inner.split("(?<!\\\\)\\|", -1))
                .map(cell -> inline(cell.strip().replace("\\|", "|")))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private String inline(String line) {
        String text = replace(CODE, line, match -> keep(match.group(2)));
        text = replace(ESCAPED, text, match -> keep(match.group(1)));
        text = replace(LINK, text, this::link);
        text = replace(AUTOLINK, text, match -> keep(match.group(1)));
        text = replace(ADDRESS, text, match -> address(match.group()));
        for (int depth = 0; depth < NESTING; depth++) {
            text = replace(STARS, text, match -> match.group(2));
            text = replace(UNDERSCORES, text, match -> match.group(2));
            text = replace(STRUCK, text, match -> match.group(2));
        }
        return restored(text);
    }

    private String link(MatchResult match) {
        String said = match.group(1).strip();
        String url = match.group(2);
        String title = match.group(3) == null ? "" : " " + match.group(3);
        if (said.isEmpty() || said.equals(url)) {
            return keep(url) + title;
        }
        return said + title + " (" + keep(url) + ")";
    }

    /** What follows an address does not belong to it. */
    private String address(String found) {
        Matcher after = AFTER_ADDRESS.matcher(found);
        int end = after.find() ? after.start() : found.length();
        return keep(found.substring(0, end)) + found.substring(end);
    }

    private String keep(String text) {
        kept.add(restored(text));
        return FROM + String.valueOf(kept.size() - 1) + TO;
    }

    private String restored(String text) {
        return replace(KEPT, text, match -> kept.get(Integer.parseInt(match.group(1))));
    }

    private interface Replacement {
        String of(MatchResult match);
    }

    private static String replace(Pattern pattern, String text, Replacement by) {
        return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(by.of(match)));
    }
}
