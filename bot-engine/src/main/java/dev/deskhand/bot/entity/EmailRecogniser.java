package dev.deskhand.bot.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** E-mail addresses, looked for around each at sign. */
final class EmailRecogniser implements Recogniser {
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;
    private static final String LOCAL_MARKS = "!#$%&'*+/=?^_`{|}~.-";

    @Override
    public List<Candidate> find(Reading reading, boolean asked) {
        List<Candidate> found = new ArrayList<>();
        String text = reading.text();
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = localStart(text, at);
            int end = domainEnd(text, at + 1);
            if (start < at && end > 0) {
                String address =
                        text.substring(start, at + 1)
                                + text.substring(at + 1, end).toLowerCase(Locale.ROOT);
                found.add(new Candidate(start, end, new EntityValue.Email(address), false));
            }
        }
        return found;
    }

    private static int localStart(String text, int at) {
        int start = at;
        while (start > 0 && at - start < LONGEST_LOCAL && isLocal(text.charAt(start - 1))) {
            start--;
        }
        // "(write to 'me@example.com')", "...me@example.com"
        while (start < at && LOCAL_MARKS.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        boolean dots = text.charAt(Math.max(start, at - 1)) == '.';
        return dots || text.substring(start, at).contains("..") ? at : start;
    }

    private static boolean isLocal(char c) {
        return Character.isLetterOrDigit(c) || LOCAL_MARKS.indexOf(c) >= 0;
    }

    /** The end of the longest domain with a top level of letters, or -1. */
    private static int domainEnd(String text, int from) {
        int end = from;
        int best = -1;
        int label = from;
        while (end < text.length() && end - from < LONGEST_DOMAIN) {
            char c = text.charAt(end);
            if (c == '.') {
                if (end == label || text.charAt(end - 1) == '-') {
                    return best;
                }
                label = end + 1;
            } else if (!Character.isLetterOrDigit(c) && (c != '-' || end == label)) {
                return best;
            }
            end++;
            boolean top = label > from && end - label >= 2 && isLetters(text, label, end);
            if (top && (end == text.length() || !isDomain(text.charAt(end)))) {
                best = end;
            }
        }
        return best;
    }

    private static boolean isDomain(char c) {
        return Character.isLetterOrDigit(c) || c == '-';
    }

    private static boolean isLetters(String text, int from, int to) {
        return text.substring(from, to).chars().allMatch(Character::isLetter);
    }
}
