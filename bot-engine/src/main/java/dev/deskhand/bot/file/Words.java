package dev.deskhand.bot.file;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares sentences as the bot does: whatever their case, accents and punctuation. */
final class Words {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['\u2018\u2019\u02bc`]");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Words() {}

    /** Two sentences with the same key are the same; one without any word is its own key. */
    static String key(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        String lower = APOSTROPHES.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("");
        String words = NOT_WORD.matcher(lower).replaceAll(" ").strip();
        return words.isEmpty() ? text.strip() : words;
    }

    static List<String> of(String text) {
        return List.of(key(text).split(" "));
    }
}
