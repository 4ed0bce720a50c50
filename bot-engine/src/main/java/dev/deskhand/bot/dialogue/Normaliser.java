package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes a message apart into its sentences, and English words down to what they share. */
final class Normaliser {
    private static final Pattern SENTENCE_END =
            Pattern.compile("[.!?;\u3002\uff01\uff1f\u061f\n]+");

    private Normaliser() {}

    /** The parts between full stops, question marks, exclamation marks and line breaks. */
    static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        for (String part : SENTENCE_END.split(text, -1)) {
            if (!Words.of(part).isEmpty()) {
                sentences.add(part.strip());
            }
        }
        return sentences;
    }

    /**
     * The word without the commonest English endings. It need not be a word, only the same for
     * "return", "returns", "returned" and "returning".
     */
    static String stem(String word) {
        String stem = word;
        if (stem.length() > 4 && stem.endsWith("ies")) {
            return stem.substring(0, stem.length() - 3) + "y";
        }
        if (stem.length() > 3
                && stem.endsWith("s")
                && !stem.endsWith("ss")
                && !stem.endsWith("us")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        if (stem.length() > 5 && stem.endsWith("ing")) {
            stem = undouble(stem.substring(0, stem.length() - 3));
        } else if (stem.length() > 4 && stem.endsWith("ed")) {
            stem = undouble(stem.substring(0, stem.length() - 2));
        }
        if (stem.length() > 3 && stem.endsWith("e")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        return stem;
    }

    private static String undouble(String stem) {
        int last = stem.length() - 1;
        boolean doubled = last > 2 && stem.charAt(last) == stem.charAt(last - 1);
        return doubled && "lsz".indexOf(stem.charAt(last)) < 0 ? stem.substring(0, last) : stem;
    }
}
