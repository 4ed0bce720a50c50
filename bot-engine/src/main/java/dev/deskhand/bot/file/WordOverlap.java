package dev.deskhand.bot.file;

import dev.deskhand.bot.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether a text has what matters of its words in one sentence of many. What few sentences
 * have matters more. Coarser than a classifier, and fast whatever the number of sentences.
 */
final class WordOverlap {
    /** So much of a text's words, by weight, must be in one sentence. */
    private static final double ENOUGH = 0.4;

    /** What fewer sentences have matters no more; a word of none may be "please" as well. */
    private static final int COMMON = 20;

    private final Map<String, List<Integer>> sentencesOf = new HashMap<>();
    private final int sentences;

    WordOverlap(List<String> texts) {
        this.sentences = texts.size();
        for (int i = 0; i < texts.size(); i++) {
            for (String word : words(texts.get(i))) {
                sentencesOf.computeIfAbsent(word, _ -> new ArrayList<>()).add(i);
            }
        }
    }

    boolean covers(String text) {
        Set<String> words = words(text);
        Map<Integer, Double> shared = new HashMap<>();
        double all = 0;
        for (String word : words) {
            List<Integer> having = sentencesOf.getOrDefault(word, List.of());
            double rare = Math.log(1 + (double) sentences / Math.max(COMMON, having.size()));
            double weight = having.isEmpty() ? rare / 2 : rare;
            all += weight;
            having.forEach(sentence -> shared.merge(sentence, weight, Double::sum));
        }
        double needed = all * ENOUGH;
        return shared.values().stream().anyMatch(weight -> weight >= needed);
    }

    private static Set<String> words(String text) {
        return new HashSet<>(List.of(Words.key(text).split(" ")));
    }
}
