package dev.deskhand.bot.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Phrases of one or more words with what they stand for; the longest one at a place is found. */
final class Phrases {
    /**
     * A phrase at a place.
     *
     * @param end the token after it
     */
    record Hit(int end, String value) {}

    static final Phrases NONE = new Phrases(Map.of());

    private record Entry(List<String> words, String value) {}

    private final Map<String, List<Entry>> byFirstWord = new HashMap<>();

    Phrases(Map<String, String> phrases) {
        phrases.forEach((phrase, value) -> {
            for (String spelling : spellings(phrase)) {
                add(spelling, value);
            }
        });
        byFirstWord
                .values()
                .forEach(entries ->
                        entries.sort(Comparator.comparingInt(entry -> -entry.words().size())));
    }

    private void add(String phrase, String value) {
        Tokens tokens = Tokens.of(phrase);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            words.add(tokens.at(i).word());
        }
        byFirstWord
                .computeIfAbsent(words.getFirst(), _ -> new ArrayList<>())
                .add(new Entry(words, value));
    }

    /** German may be typed without umlauts. */
    static Set<String> spellings(String phrase) {
        Set<String> spellings = new HashSet<>();
        spellings.add(phrase);
        spellings.add(
                phrase.replace("\u00e4", "ae").replace("\u00f6", "oe").replace("\u00fc", "ue"));
        return spellings;
    }

    /** The longest phrase that begins at the token. */
    @Nullable Hit longest(Tokens tokens, int from) {
        List<Entry> entries = byFirstWord.get(tokens.at(from).word());
        if (entries == null) {
            return null;
        }
        for (Entry entry : entries) {
            int i = 1;
            while (i < entry.words().size()
                    && tokens.at(from + i).word().equals(entry.words().get(i))) {
                i++;
            }
            if (i == entry.words().size()) {
                return new Hit(from + i, entry.value());
            }
        }
        return null;
    }

    /** Whether it is a phrase of one word. */
    boolean contains(String word) {
        return value(word) != null;
    }

    /** What a phrase of one word stands for. */
    @Nullable String value(String word) {
        List<Entry> entries = byFirstWord.get(word);
        if (entries == null || entries.getLast().words().size() > 1) {
            return null;
        }
        return entries.getLast().value();
    }
}
