package dev.deskhand.bot.entity;

import java.util.List;

/** Hides personal values in a text. */
public final class Masker {
    private Masker() {}

    /**
     * The text with each personal value replaced by its entity's name in square brackets.
     *
     * @param found as read from this very text: sorted, without overlaps
     */
    public static String mask(String text, List<Found> found) {
        StringBuilder masked = new StringBuilder(text.length());
        int from = 0;
        for (Found one : found) {
            if (one.personal()) {
                masked.append(text, from, one.start()).append('[').append(one.entity()).append(']');
                from = one.end();
            }
        }
        return masked.append(text, from, text.length()).toString();
    }
}
