package dev.deskhand.bot.understanding;

import dev.deskhand.bot.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What needs no guess: a bot's own sentences, and those that it must not be taken in by. */
final class ExactSentences implements IntentClassifier {
    private final IntentClassifier guess;
    private final Map<String, String> intents = new HashMap<>();
    private final Map<String, Set<String>> excluded = new HashMap<>();

    private ExactSentences(IntentClassifier guess, List<Intent> all) {
        this.guess = guess;
        for (Intent intent : all) {
            for (String sentence : intent.sentences()) {
                intents.putIfAbsent(Words.key(sentence), intent.name());
            }
            for (String negative : intent.negatives()) {
                excluded.computeIfAbsent(Words.key(negative), _ -> new HashSet<>())
                        .add(intent.name());
            }
        }
        intents.remove("");
    }

    static IntentClassifier before(IntentClassifier guess, List<Intent> intents) {
        return new ExactSentences(guess, intents);
    }

    @Override
    public Ranking rank(String text) {
        String key = Words.key(text);
        Set<String> without = excluded.getOrDefault(key, Set.of());
        String exact = intents.get(key);
        if (exact != null && !without.contains(exact)) {
            return new Ranking(List.of(new Candidate(exact, 1)), Basis.EXACT);
        }
        Ranking ranking = guess.rank(text);
        if (without.isEmpty()) {
            return ranking;
        }
        List<Candidate> left = new ArrayList<>(ranking.candidates());
        left.removeIf(candidate -> without.contains(candidate.intent()));
        return new Ranking(left, ranking.basis());
    }
}
