package dev.deskhand.bot.entity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A text cut into tokens. A hyphen between letters parts two words and is no token itself. */
final class Tokens {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final String APOSTROPHES = "'\u2018\u2019\u02bc`\u00b4";
    private static final String HYPHENS = "-\u2010\u2011";

    /** French and such: what stands before the apostrophe is a word of its own. */
    private static final Set<String> ELIDED =
            Set.of("l", "d", "j", "n", "s", "c", "m", "t", "qu", "jusqu");

    private static final Token END = new Token(-1, -1, "", Token.Kind.SYMBOL, false);

    private final String text;
    private final List<Token> tokens;

    private Tokens(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    static Tokens of(String text) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        int last = -1;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (isSpace(point)) {
                at += Character.charCount(point);
                continue;
            }
            int end = endOf(text, at, point);
            String part = text.substring(at, end);
            boolean hyphen =
                    HYPHENS.contains(part)
                            && last == at
                            && tokens.getLast().isWord()
                            && end < text.length()
                            && Character.isLetter(text.codePointAt(end));
            if (!hyphen) {
                tokens.add(token(at, end, part, point, last == at));
            }
            at = end;
            last = hyphen ? -1 : end;
        }
        return new Tokens(text, List.copyOf(tokens));
    }

    int size() {
        return tokens.size();
    }

    /** The token, or an empty one outside of the text. */
    Token at(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : END;
    }

    /** What stands between the token and the one before it. */
    String gapBefore(int index) {
        if (index <= 0 || index >= tokens.size()) {
            return "";
        }
        return text.substring(tokens.get(index - 1).end(), tokens.get(index).start());
    }

    /** Words and numbers, symbols aside. */
    int words() {
        return (int) tokens.stream().filter(t -> t.kind() != Token.Kind.SYMBOL).count();
    }

    /** The token's own letters. */
    String raw(int index) {
        Token token = at(index);
        return token.start() < 0 ? "" : text.substring(token.start(), token.end());
    }

    /** How words are compared: lower case, without accents and apostrophes. */
    static String fold(String word) {
        boolean ascii = word.chars().allMatch(c -> c < 128 && c != '\'' && c != '`');
        if (ascii) {
            return word.toLowerCase(Locale.ROOT);
        }
        String plain = Normalizer.normalize(word, Normalizer.Form.NFKD);
        plain = MARKS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '\u00df' -> folded.append("ss");
                case '\u0153' -> folded.append("oe");
                case '\u00e6' -> folded.append("ae");
                case '\u00f8' -> folded.append('o');
                case '\u0142' -> folded.append('l');
                default -> {
                    if (APOSTROPHES.indexOf(c) < 0) {
                        folded.append(c);
                    }
                }
            }
        }
        return folded.toString();
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || point == 0x200B
                || point == 0xFEFF;
    }

    private static int endOf(String text, int at, int point) {
        int end = at + Character.charCount(point);
        if (Character.isDigit(point)) {
            while (end < text.length() && Character.isDigit(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
        } else if (Character.isLetter(point) && !Character.isIdeographic(point)) {
            end = wordEnd(text, at, end);
        } else {
            end = marksEnd(text, end);
        }
        return end;
    }

    private static int wordEnd(String text, int start, int from) {
        int end = from;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            int next = end + Character.charCount(point);
            if (APOSTROPHES.indexOf(point) >= 0) {
                if (next >= text.length() || !Character.isLetter(text.codePointAt(next))) {
                    return end;
                }
                String before = text.substring(start, end).toLowerCase(Locale.ROOT);
                if (ELIDED.contains(before)) {
                    return next;
                }
            } else if (!(Character.isLetter(point) && !Character.isIdeographic(point))
                    && !isMark(point)) {
                return end;
            }
            end = next;
        }
        return end;
    }

    private static int marksEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isMark(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static Token token(int start, int end, String part, int first, boolean glued) {
        if (Character.isDigit(first)) {
            StringBuilder digits = new StringBuilder(part.length());
            part.codePoints().forEach(c -> digits.append(Character.digit(c, 10)));
            return new Token(start, end, digits.toString(), Token.Kind.DIGITS, glued);
        }
        if (Character.isLetter(first)) {
            return new Token(start, end, fold(part), Token.Kind.WORD, glued);
        }
        String symbol =
                switch (part) {
                    case "\u2013", "\u2014", "\u2212", "\u2010", "\u2011" -> "-";
                    default -> part;
                };
        return new Token(start, end, symbol, Token.Kind.SYMBOL, glued);
    }
}
