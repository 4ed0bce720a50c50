package dev.deskhand.bot.entity;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * About how many steps a pattern compiles to. A counted repetition copies what it repeats, so
 * <code>((a{100}){100}){100}</code> is a million steps that must never be built.
 */
final class RegexSize {
    private static final long CAP = 1_000_000_000;

    private RegexSize() {}

    static long of(String regex) {
        Deque<Long> sums = new ArrayDeque<>();
        sums.push(0L);
        long last = 0;
        int at = 0;
        while (at < regex.length()) {
            char c = regex.charAt(at);
            int end = at + 1;
            switch (c) {
                case '\\' -> {
                    end = regex.startsWith("\\Q", at) ? quoteEnd(regex, at) : at + 2;
                    last = end - at > 2 ? end - at : 1;
                    sums.push(sums.pop() + last);
                }
                case '[' -> {
                    end = classEnd(regex, at);
                    last = 1;
                    sums.push(sums.pop() + 1);
                }
                case '(' -> {
                    sums.push(0L);
                    last = 0;
                }
                case ')' -> {
                    last = 2 + (sums.size() > 1 ? sums.pop() : 0);
                    sums.push(Math.min(CAP, sums.pop() + last));
                }
                case '{' -> {
                    int close = regex.indexOf('}', at);
                    long times = close < 0 ? 1 : count(regex.substring(at + 1, close));
                    end = times < 0 || close < 0 ? at + 1 : close + 1;
                    long more = Math.min(CAP, last * (Math.max(1, times) - 1));
                    last += more;
                    sums.push(Math.min(CAP, sums.pop() + more));
                }
                case '*', '+', '?' -> sums.push(sums.pop() + 1);
                default -> {
                    last = 1;
                    sums.push(sums.pop() + 1);
                }
            }
            at = end;
        }
        return sums.stream().mapToLong(Long::longValue).sum();
    }

    private static int quoteEnd(String regex, int at) {
        int end = regex.indexOf("\\E", at);
        return end < 0 ? regex.length() : end + 2;
    }

    private static int classEnd(String regex, int at) {
        int end = at + 1;
        if (end < regex.length() && regex.charAt(end) == '^') {
            end++;
        }
        end++;
        while (end < regex.length() && regex.charAt(end) != ']') {
            end += regex.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(regex.length(), end + 1);
    }

    /** The larger count of a repetition; -1 if it is none. */
    private static long count(String body) {
        int comma = body.indexOf(',');
        String most =
                comma < 0 || comma == body.length() - 1
                        ? body.replace(",", "")
                        : body.substring(comma + 1);
        if (most.isEmpty() || most.length() > 9 || !most.chars().allMatch(Character::isDigit)) {
            return most.length() > 9 ? CAP : -1;
        }
        return Long.parseLong(most);
    }
}
