package dev.deskhand.bot.entity;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;

/** What a pattern matches, in time that grows with the text only. */
final class RegexRecogniser implements Recogniser {
    /** Steps of a pattern's machine: each is tried at each character of a text. */
    private static final int LARGEST = 1_000;

    private static final int LONGEST = 500;

    private final Pattern pattern;

    RegexRecogniser(String entity, String regex) {
        if (regex.isBlank() || regex.length() > LONGEST) {
            throw new InvalidEntityException(
                    entity,
                    "the pattern has "
                            + regex.length()
                            + " characters; write 1 to "
                            + LONGEST
                            + ".");
        }
        long size = RegexSize.of(regex);
        if (size > LARGEST) {
            throw new InvalidEntityException(
                    entity,
                    "the pattern's repetitions multiply to more than "
                            + LARGEST
                            + " steps; use smaller counts, or + and * instead of {n,m}.");
        }
        try {
            pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw new InvalidEntityException(
                    entity,
                    "the pattern can't be used: "
                            + e.getDescription()
                            + " at \""
                            + e.getPattern()
                            + "\". Look-around (?=...) and back references \\1 are not known;"
                            + " put the wanted part into a group instead.");
        }
    }

    @Override
    public List<Candidate> find(Reading reading, boolean asked) {
        List<Candidate> found = new ArrayList<>();
        String text = reading.text();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            boolean group = matcher.groupCount() > 0 && matcher.group(1) != null;
            int start = matcher.start();
            int end = matcher.end();
            if (start == end || isCut(text, start) || isCut(text, end)) {
                continue;
            }
            String value =
                    text.substring(group ? matcher.start(1) : start, group ? matcher.end(1) : end);
            if (!value.isBlank()) {
                found.add(new Candidate(start, end, new EntityValue.Text(value.strip()), false));
            }
        }
        return found;
    }

    /** Whether the index is in the middle of a word or number. */
    private static boolean isCut(String text, int index) {
        return index > 0
                && index < text.length()
                && Character.isLetterOrDigit(text.codePointBefore(index))
                && Character.isLetterOrDigit(text.codePointAt(index));
    }
}
