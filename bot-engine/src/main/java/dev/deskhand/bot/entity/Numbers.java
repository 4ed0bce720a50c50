package dev.deskhand.bot.entity;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The numbers of a text, by the token at which they begin. Not thread-safe. */
final class Numbers {
    private static final int LONGEST = 15;
    private static final String SPACES = " \u00a0\u202f\u2009'\u2019";

    /**
     * A number at a place.
     *
     * @param end the token after it
     * @param strong false for words such as "a" that count only before a unit
     * @param digits whether it is written in digits
     */
    record At(int end, BigDecimal value, boolean strong, boolean digits) {}

    private final Tokens tokens;
    private final NumberWords words;
    private final Phrases multipliers;
    private final Phrases fixed;
    private final Phrases minus;
    private final Phrases point;
    private final Phrases half;
    private final char decimal;
    private final char group;
    private final @Nullable At[] memo;
    private final boolean[] known;

    Numbers(Tokens tokens, Language language, Locale locale) {
        this.tokens = tokens;
        words = new NumberWords(language);
        multipliers = language.phrases("multiplier");
        fixed = language.phrases("number fixed");
        minus = language.phrases("minus");
        point = language.phrases("point");
        half = language.phrases("and a half");
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        decimal = symbols.getDecimalSeparator() == ',' ? ',' : '.';
        char separator = symbols.getGroupingSeparator();
        group = SPACES.indexOf(separator) >= 0 ? ' ' : separator;
        memo = new At[tokens.size()];
        known = new boolean[tokens.size()];
    }

    /** The number that begins at the token. */
    @Nullable At at(int token) {
        if (token < 0 || token >= tokens.size()) {
            return null;
        }
        if (!known[token]) {
            known[token] = true;
            memo[token] = find(token);
        }
        return memo[token];
    }

    /** A plain number in words, without halves and multipliers: an hour. */
    @Nullable At inWords(int token) {
        return words.at(tokens, token);
    }

    private @Nullable At find(int token) {
        Phrases.Hit sign = minus.longest(tokens, token);
        boolean dash = tokens.at(token).is("-") && !tokens.at(token).glued();
        if (sign != null || (dash && tokens.at(token + 1).glued())) {
            At number = unsigned(sign != null ? sign.end() : token + 1);
            return number == null || !number.strong()
                    ? null
                    : new At(number.end(), number.value().negate(), true, number.digits());
        }
        return unsigned(token);
    }

    private @Nullable At unsigned(int token) {
        Phrases.Hit phrase = fixed.longest(tokens, token);
        if (phrase != null) {
            return new At(phrase.end(), new BigDecimal(phrase.value()), true, false);
        }
        At plain = tokens.at(token).isDigits() ? digits(token) : words.at(tokens, token);
        if (plain == null) {
            return null;
        }
        At whole = withDecimals(plain);
        Phrases.Hit times = multipliers.longest(tokens, whole.end());
        // "5k" is a multiplier only when it is written in one.
        boolean letter = tokens.at(whole.end()).word().length() == 1;
        if (times != null
                && (whole.digits() || whole.value().scale() > 0)
                && (!letter || tokens.at(whole.end()).glued())) {
            whole =
                    new At(
                            times.end(),
                            whole.value().multiply(new BigDecimal(times.value())),
                            true,
                            whole.digits());
        }
        Phrases.Hit more = half.longest(tokens, whole.end());
        if (more != null && whole.strong()) {
            return new At(
                    more.end(), whole.value().add(new BigDecimal("0.5")), true, whole.digits());
        }
        return whole;
    }

    /** "three point five". */
    private At withDecimals(At whole) {
        Phrases.Hit mark = whole.digits() ? null : point.longest(tokens, whole.end());
        if (mark == null || whole.value().scale() > 0) {
            return whole;
        }
        StringBuilder decimals = new StringBuilder();
        int at = mark.end();
        At digit = words.at(tokens, at);
        while (digit != null && digit.value().signum() >= 0 && decimals.length() < LONGEST) {
            decimals.append(digit.value().toPlainString());
            at = digit.end();
            digit = words.at(tokens, at);
        }
        return decimals.isEmpty()
                ? whole
                : new At(
                        at,
                        new BigDecimal(whole.value().toPlainString() + "." + decimals),
                        true,
                        false);
    }

    private @Nullable At digits(int token) {
        StringBuilder whole = new StringBuilder(tokens.at(token).word());
        int at = token + 1;
        boolean grouped = false;
        String grouping = "";
        while (whole.length() <= LONGEST && isGroup(at, whole.length(), grouped)) {
            boolean spaced = tokens.at(at).isDigits();
            grouping = spaced ? " " : tokens.at(at).word();
            whole.append(tokens.at(spaced ? at : at + 1).word());
            at += spaced ? 1 : 2;
            grouped = true;
        }
        if (whole.length() > LONGEST) {
            return null;
        }
        String text = whole.toString();
        String mark = tokens.at(at).word();
        if (isMark(mark) && glued(at) && !mark.equals(grouping)) {
            String decimals = tokens.at(at + 1).word();
            boolean own = mark.charAt(0) == decimal;
            // "1.5" is one and a half in German too, "3,4" in English two numbers.
            if (decimals.length() <= LONGEST && (own || mark.equals(".") || grouped)) {
                text += "." + decimals;
                at += 2;
            }
        }
        return new At(at, new BigDecimal(text), true, true);
    }

    /** Whether the token goes on with three more digits of the same number. */
    private boolean isGroup(int at, int before, boolean grouped) {
        if (before > 3 && !grouped) {
            return false;
        }
        if (group == ' ' && tokens.at(at).isDigits()) {
            String gap = tokens.gapBefore(at);
            return tokens.at(at).word().length() == 3
                    && gap.length() == 1
                    && SPACES.indexOf(gap.charAt(0)) >= 0;
        }
        String mark = tokens.at(at).word();
        if (!isMark(mark) && !SPACES.contains(mark)) {
            return false;
        }
        // Foreign grouping is believed only when both marks are there: 1,234.56.
        boolean own = mark.equals(String.valueOf(group)) || SPACES.contains(mark);
        boolean foreign = isMark(mark) && bothMarks(at, mark);
        return (own || foreign) && glued(at) && tokens.at(at + 1).word().length() == 3;
    }

    private boolean bothMarks(int at, String mark) {
        String other = mark.equals(".") ? "," : ".";
        return glued(at)
                && tokens.at(at + 1).word().length() == 3
                && tokens.at(at + 2).is(other)
                && glued(at + 2);
    }

    private boolean glued(int mark) {
        return tokens.at(mark).glued()
                && tokens.at(mark + 1).glued()
                && tokens.at(mark + 1).isDigits();
    }

    private static boolean isMark(String word) {
        return word.equals(".") || word.equals(",");
    }
}
