package dev.deskhand.bot.text;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as authors and services write them: digits, perhaps a sign before and a point between.
 */
public final class PlainNumber {
    /** A longer text is no number that anybody means. */
    private static final int LONGEST = 40;

    private static final Pattern WRITTEN = Pattern.compile("[+-]?[0-9]+([.][0-9]+)?");

    private PlainNumber() {}

    /** Empty when the text is no number. */
    public static Optional<BigDecimal> of(String text) {
        String plain = text.strip();
        return plain.length() <= LONGEST && WRITTEN.matcher(plain).matches()
                ? Optional.of(new BigDecimal(plain))
                : Optional.empty();
    }
}
