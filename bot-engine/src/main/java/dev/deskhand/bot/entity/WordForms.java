package dev.deskhand.bot.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Singular and plural of a vocabulary's words. Immutable after it is made. */
final class WordForms {
    private static final int SHORTEST = 3;

    private final Map<String, String> bases = new HashMap<>();
    private final Map<String, String> german = new HashMap<>();

    WordForms(Set<String> vocabulary) {
        List<String> shortFirst = new ArrayList<>(vocabulary);
        shortFirst.sort(
                Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        for (String word : shortFirst) {
            String base = bases.computeIfAbsent(word, w -> w);
            if (word.length() >= SHORTEST) {
                plurals(word).forEach(form -> bases.putIfAbsent(form, base));
                for (String ending : List.of("e", "n", "en", "er")) {
                    german.putIfAbsent(word + ending, base);
                }
            }
        }
        for (String word : shortFirst) {
            String base = bases.getOrDefault(word, word);
            singulars(word).forEach(form -> bases.putIfAbsent(form, base));
            for (String ending : List.of("e", "n", "en", "er")) {
                if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST) {
                    german.putIfAbsent(word.substring(0, word.length() - ending.length()), base);
                }
            }
        }
    }

    /** The word of the vocabulary that this is a form of. */
    @Nullable String base(String word, boolean isGerman) {
        String base = bases.get(word);
        return base == null && isGerman ? german.get(word) : base;
    }

    private static List<String> plurals(String word) {
        List<String> forms = new ArrayList<>(List.of(word + "s", word + "es"));
        if (word.endsWith("y")) {
            forms.add(word.substring(0, word.length() - 1) + "ies");
        }
        if (word.endsWith("au") || word.endsWith("eu") || word.endsWith("ou")) {
            forms.add(word + "x");
        }
        if (word.endsWith("z")) {
            forms.add(word.substring(0, word.length() - 1) + "ces");
        }
        return forms;
    }

    private static List<String> singulars(String word) {
        List<String> forms = new ArrayList<>();
        int length = word.length();
        if (length > SHORTEST && word.endsWith("s") && !word.endsWith("ss")) {
            forms.add(word.substring(0, length - 1));
        }
        if (length > SHORTEST + 1 && word.endsWith("es")) {
            forms.add(word.substring(0, length - 2));
        }
        if (length > SHORTEST + 1 && word.endsWith("ies")) {
            forms.add(word.substring(0, length - 3) + "y");
        }
        if (length > SHORTEST + 1 && word.endsWith("ux")) {
            forms.add(word.substring(0, length - 1));
        }
        return forms;
    }
}
