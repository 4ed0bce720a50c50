package dev.deskhand.bot.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text with gaps. <code>{{</code> and <code>}}</code> stand for braces. Immutable.
 *
 * <p>A value that is put in is never read as a template itself.
 */
public final class Template {
    private final List<Piece> pieces;
    private final List<Fault> faults;

    private Template(List<Piece> pieces, List<Fault> faults) {
        this.pieces = List.copyOf(pieces);
        this.faults = List.copyOf(faults);
    }

    private sealed interface Piece {
        record Words(String text) implements Piece {}

        record Gap(Placeholder placeholder) implements Piece {}
    }

    /** What keeps a text from being a template; where it is found, the text is taken as it is. */
    public record Fault(String message, String fix) {}

    /** Reads a text; one with faults can be used all the same. */
    public static Template of(String text) {
        List<Piece> pieces = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char sign = text.charAt(at);
            boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == sign;
            int end = sign == '{' ? text.indexOf('}', at) : -1;
            if (sign != '{' && sign != '}') {
                words.append(sign);
                at++;
            } else if (doubled) {
                words.append(sign);
                at += 2;
            } else if (end < 0) {
                faults.add(lone(sign));
                words.append(sign);
                at++;
            } else {
                Optional<Placeholder> gap = gap(text.substring(at + 1, end), faults);
                if (gap.isPresent()) {
                    pieces.add(new Piece.Words(words.toString()));
                    pieces.add(new Piece.Gap(gap.get()));
                    words.setLength(0);
                } else {
                    words.append(text, at, end + 1);
                }
                at = end + 1;
            }
        }
        pieces.add(new Piece.Words(words.toString()));
        return new Template(pieces, faults);
    }

    private static Fault lone(char sign) {
        return new Fault(
                "A '" + sign + "' stands alone.",
                "Write '{name}' for a placeholder, or '" + sign + sign + "' for the brace itself.");
    }

    private static Optional<Placeholder> gap(String inner, List<Fault> faults) {
        int bar = inner.indexOf('|');
        String key = (bar < 0 ? inner : inner.substring(0, bar)).strip();
        Optional<String> fallback =
                bar < 0 ? Optional.empty() : Optional.of(inner.substring(bar + 1).strip());
        int colon = key.indexOf(':');
        String name = (colon < 0 ? key : key.substring(0, colon)).strip();
        String part = colon < 0 ? "" : key.substring(colon + 1).strip();
        if (inner.contains("{") || !name.matches("\\w+") || !part.matches("\\w*")) {
            faults.add(
                    new Fault(
                            "'{" + inner + "}' is no placeholder.",
                            "Write {name}, {name:part} or {name|words for when there is no value};"
                                    + " braces themselves are '{{' and '}}'."));
            return Optional.empty();
        }
        return Optional.of(new Placeholder(name, part, fallback));
    }

    /** The gaps, in order. */
    public List<Placeholder> placeholders() {
        List<Placeholder> gaps = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Gap(Placeholder placeholder)) {
                gaps.add(placeholder);
            }
        }
        return gaps;
    }

    /** What is wrong with it, in order. */
    public List<Fault> faults() {
        return faults;
    }

    /** Whether it says the same whatever the values are. */
    public boolean isPlain() {
        return placeholders().isEmpty();
    }

    /**
     * The text with its gaps filled. Where there is no value, the author's default stands, or
     * nothing.
     *
     * @param escape what is done to each value, and not to the author's words
     */
    public String fill(Values values, Escape escape) {
        StringBuilder filled = new StringBuilder();
        for (Piece piece : pieces) {
            filled.append(
                    switch (piece) {
                        case Piece.Words(String text) -> text;
                        case Piece.Gap(Placeholder gap) ->
                                values.of(gap)
                                        .map(escape::apply)
                                        .orElseGet(() -> gap.fallback().orElse(""));
                    });
        }
        return filled.toString();
    }
}
