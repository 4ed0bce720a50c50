package dev.deskhand.bot.entity;

import java.text.BreakIterator;
import java.util.BitSet;
import java.util.Locale;

/** Where a text may be cut without cutting what a reader sees as one character. */
final class Graphemes {
    private final BitSet bounds;
    private final int length;

    private Graphemes(BitSet bounds, int length) {
        this.bounds = bounds;
        this.length = length;
    }

    static Graphemes of(String text) {
        BitSet bounds = new BitSet(text.length() + 1);
        if (text.chars().allMatch(c -> c < 128 && c != '\r')) {
            bounds.set(0, text.length() + 1);
            return new Graphemes(bounds, text.length());
        }
        BreakIterator iterator = BreakIterator.getCharacterInstance(Locale.ROOT);
        iterator.setText(text);
        for (int at = iterator.first(); at != BreakIterator.DONE; at = iterator.next()) {
            bounds.set(at);
        }
        return new Graphemes(bounds, text.length());
    }

    boolean isBound(int index) {
        return bounds.get(index);
    }

    /** The nearest bound at or before the index. */
    int before(int index) {
        return Math.max(0, bounds.previousSetBit(Math.min(index, length)));
    }

    /** The nearest bound at or after the index. */
    int after(int index) {
        int bound = bounds.nextSetBit(index);
        return bound < 0 ? length : bound;
    }
}
