package dev.deskhand.bot.entity;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Order numbers and their like, by the shapes that the author draws. */
final class ShapeRecogniser implements Recogniser {
    private static final int LONGEST = 60;
    private static final int MOST_REPEATED = 40;

    /** A part of a shape: a group of the pattern, or a separator as the shape writes it. */
    private record Part(boolean separator, String written) {}

    private record Shape(Pattern pattern, List<Part> parts) {}

    private final List<Shape> shapes = new ArrayList<>();

    ShapeRecogniser(String entity, List<String> shapes) {
        if (shapes.isEmpty()) {
            throw new InvalidEntityException(
                    entity, "it has no shape; write one such as AB-######.");
        }
        shapes.forEach(shape -> this.shapes.add(compile(entity, shape)));
    }

    @Override
    public List<Candidate> find(Reading reading, boolean asked) {
        List<Candidate> found = new ArrayList<>();
        String text = reading.text();
        for (Shape shape : shapes) {
            Matcher matcher = shape.pattern().matcher(text);
            while (matcher.find()) {
                if (!isCut(text, matcher.start()) && !isCut(text, matcher.end())) {
                    found.add(
                            new Candidate(
                                    matcher.start(),
                                    matcher.end(),
                                    new EntityValue.Text(written(shape, matcher)),
                                    false));
                }
            }
        }
        return found;
    }

    private static String written(Shape shape, Matcher matcher) {
        StringBuilder written = new StringBuilder();
        int group = 1;
        for (Part part : shape.parts()) {
            written.append(part.separator() ? part.written() : matcher.group(group++));
        }
        return written.toString().toUpperCase(Locale.ROOT);
    }

    /** Like a word's own bound, and no piece of a longer number with hyphens. */
    private static boolean isCut(String text, int index) {
        return index > 0
                && index < text.length()
                && Character.isLetterOrDigit(text.charAt(index - 1))
                && Character.isLetterOrDigit(text.charAt(index));
    }

    private static Shape compile(String entity, String shape) {
        if (shape.isBlank() || shape.length() > LONGEST || !shape.matches(".*[#@*].*")) {
            throw new InvalidEntityException(
                    entity,
                    "\""
                            + shape
                            + "\" is no shape; write # for a digit, @ for a letter, * for either, in"
                            + " at most "
                            + LONGEST
                            + " characters.");
        }
        StringBuilder regex = new StringBuilder();
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < shape.length()) {
            char c = shape.charAt(at);
            if (Character.isWhitespace(c) || "-/._".indexOf(c) >= 0) {
                regex.append("[\\s\\-/._\u2010-\u2014]?");
                parts.add(new Part(true, String.valueOf(c)));
                at++;
                continue;
            }
            String atom =
                    switch (c) {
                        case '#' -> "[0-9]";
                        case '@' -> "[A-Za-z]";
                        case '*' -> "[A-Za-z0-9]";
                        default -> Pattern.quote(String.valueOf(c));
                    };
            at++;
            String times = "";
            if (at < shape.length() && shape.charAt(at) == '{') {
                int close = shape.indexOf('}', at);
                times = repetition(entity, shape, close < 0 ? "" : shape.substring(at + 1, close));
                at = close + 1;
            }
            regex.append('(').append(atom).append(times).append(')');
            parts.add(new Part(false, ""));
        }
        return new Shape(
                Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE), List.copyOf(parts));
    }

    private static String repetition(String entity, String shape, String body) {
        String[] counts = body.split(",", -1);
        boolean known = counts.length <= 2;
        for (String count : counts) {
            known &=
                    count.matches("[0-9]{1,2}")
                            && Integer.parseInt(count) >= 1
                            && Integer.parseInt(count) <= MOST_REPEATED;
        }
        if (!known || Integer.parseInt(counts[0]) > Integer.parseInt(counts[counts.length - 1])) {
            throw new InvalidEntityException(
                    entity,
                    "the repetition {"
                            + body
                            + "} in \""
                            + shape
                            + "\" should be {n} or {n,m} with 1 to "
                            + MOST_REPEATED
                            + ".");
        }
        return "{" + body + "}";
    }
}
