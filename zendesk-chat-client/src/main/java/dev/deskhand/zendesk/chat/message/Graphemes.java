package dev.deskhand.zendesk.chat.message;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * Characters as a person counts them: Unicode's extended grapheme clusters (annex 29). A family
 * emoji, a flag, a Hangul syllable of several jamo, a letter with its accents: each is one. So is a
 * line break of two characters, and a surrogate that has lost its partner.
 */
public final class Graphemes {

    private Graphemes() {}

    /** How many a person would count in the text. */
    public static int count(String text) {
        BreakIterator bounds = bounds(text);
        int count = 0;
        while (bounds.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    /**
     * The beginning of a text, never cut inside a character; the whole text when it is short
     * enough.
     *
     * @param most how many characters at most, 0 or more
     */
    public static String first(String text, int most) {
        if (most < 0) {
            throw new IllegalArgumentException(
                    "Ask for 0 characters or more of a text, not for " + most);
        }
        BreakIterator bounds = bounds(text);
        int end = bounds.first();
        for (int taken = 0; taken < most; taken++) {
            int next = bounds.next();
            if (next == BreakIterator.DONE) {
                return text;
            }
            end = next;
        }
        return text.substring(0, end);
    }

    /** Of its own for each call, since a BreakIterator is not safe for several threads. */
    private static BreakIterator bounds(String text) {
        BreakIterator bounds = BreakIterator.getCharacterInstance(Locale.ROOT);
        bounds.setText(text);
        return bounds;
    }
}
