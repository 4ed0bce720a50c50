package dev.deskhand.bot.understanding;

import dev.deskhand.bot.text.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** In how few of a bot's sentences a word stands. */
record WordRarity(Map<String, Integer> users) {

    static WordRarity of(List<Intent> intents) {
        Map<String, Integer> users = new HashMap<>();
        for (Intent intent : intents) {
            for (String sentence : intent.sentences()) {
                for (String word : new HashSet<>(Words.of(sentence))) {
                    users.merge(word, 1, Integer::sum);
                }
            }
        }
        return new WordRarity(users);
    }

    double of(String word) {
        return 1.0 / (1 + users.getOrDefault(word, 0));
    }
}
