package dev.deskhand.bot.entity;

import dev.deskhand.bot.text.EditDistance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the one word of a vocabulary that another was meant to be: one letter wrong, missing, too
 * many or swapped, two in long words. Immutable after it is made.
 */
final class WordSlips {
    /** Comparisons of two words that one text may cost; after that its words stay as they are. */
    static final int MOST_WORK = 30_000;

    private static final int SHORTEST = 4;
    private static final int LONG = 9;
    private static final int LONGEST = 40;
    private static final int ENDS = 3;

    /**
     * A word after mending.
     *
     * @param word the right one, or null if none is nearest or none is needed
     * @param work comparisons made
     */
    record Mended(@Nullable String word, int work) {}

    private final Set<String> vocabulary;
    private final Predicate<String> known;

    /**
     * Words by themselves with one letter left out, and long ones by their first and last three.
     */
    private final Map<String, List<String>> near = new HashMap<>();

    WordSlips(Set<String> vocabulary, Predicate<String> known) {
        this.vocabulary = Set.copyOf(vocabulary);
        this.known = known;
        for (String word : this.vocabulary) {
            if (word.length() >= SHORTEST && word.length() <= LONGEST) {
                keys(word).forEach(k -> near.computeIfAbsent(k, _ -> new ArrayList<>()).add(word));
            }
        }
    }

    Mended mend(String word, int budget) {
        boolean right =
                word.length() < SHORTEST
                        || word.length() > LONGEST
                        || vocabulary.contains(word)
                        || known.test(word);
        if (right || budget <= 0) {
            return new Mended(null, 1);
        }
        Set<String> candidates = new HashSet<>();
        for (String key : keys(word)) {
            List<String> words = near.getOrDefault(key, List.of());
            if (candidates.size() + words.size() > budget) {
                return new Mended(null, budget);
            }
            candidates.addAll(words);
        }
        int best = Integer.MAX_VALUE;
        Set<String> nearest = new HashSet<>();
        for (String candidate : candidates) {
            int distance = EditDistance.of(word, candidate);
            int allowed = Math.min(word.length(), candidate.length()) >= LONG ? 2 : 1;
            // The first letter is seldom the wrong one, and "late" is not "gate".
            boolean first = word.charAt(0) == candidate.charAt(0) || candidate.length() > 5;
            if (distance > allowed || !first) {
                continue;
            }
            if (distance < best) {
                best = distance;
                nearest.clear();
            }
            if (distance == best) {
                nearest.add(candidate);
            }
        }
        int work = candidates.size() + 1;
        String only = nearest.size() == 1 ? nearest.iterator().next() : "";
        // "Kind" is not "king": of two short words each has too many neighbours.
        boolean sure = Math.max(word.length(), only.length()) > SHORTEST;
        return new Mended(sure && !only.isEmpty() ? only : null, work);
    }

    private static Set<String> keys(String word) {
        Set<String> keys = new HashSet<>();
        keys.add(word);
        for (int i = 0; i < word.length(); i++) {
            keys.add(word.substring(0, i) + word.substring(i + 1));
        }
        if (word.length() >= LONG - 1) {
            keys.add(word.substring(0, ENDS) + "*");
            keys.add("*" + word.substring(word.length() - ENDS));
        }
        return keys;
    }
}
