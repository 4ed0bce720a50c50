package dev.deskhand.bot.file;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.Sentence;
import dev.deskhand.bot.file.BotAdvice.Kind;
import dev.deskhand.bot.text.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether what visitors say is told well enough, and apart. */
final class SentenceAdvice {
    private static final int ENOUGH = 10;
    private static final int FEWEST = 3;

    private final Bot bot;
    private final BotAdvice.Notes notes;

    SentenceAdvice(Bot bot, BotAdvice.Notes notes) {
        this.bot = bot;
        this.notes = notes;
    }

    void give() {
        for (Node node : bot.nodes()) {
            if (node.active() && node.kind() != Node.Kind.STEP) {
                few(node);
            }
            if (node.notUserSays().size() * 2 > node.userSays().size()
                    && !node.notUserSays().isEmpty()
                    && !node.userSays().isEmpty()) {
                notes.node(
                        Kind.MANY_NEGATIVES,
                        node,
                        "'"
                                + node.name()
                                + "' has "
                                + node.notUserSays().size()
                                + " sentences that it is not, and "
                                + node.userSays().size()
                                + " that it is.",
                        "Keep those in 'not_user_says' under half of those in 'user_says'.");
            }
        }
        same();
    }

    /** Each language is learnt by its own sentences. */
    private void few(Node node) {
        Map<String, Integer> counts = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Sentence sentence : node.userSays()) {
            if (seen.add(sentence.language() + " " + Words.key(sentence.text()))) {
                counts.merge(sentence.language(), 1, Integer::sum);
            }
        }
        for (String language : bot.languages()) {
            int count = counts.getOrDefault(language, 0);
            boolean others = bot.languages().size() > 1;
            if (count >= (node.kind() == Node.Kind.FAQ ? FEWEST : ENOUGH)) {
                continue;
            }
            notes.node(
                    Kind.FEW_SENTENCES,
                    node,
                    "'"
                            + node.name()
                            + "' has "
                            + (count == 0 ? "no sentence" : count + " of " + ENOUGH + " sentences")
                            + (others ? " in '" + language + "'" : "")
                            + (count < FEWEST ? ", too few to be understood." : "."),
                    "Add ways in which visitors put it; ten that differ are enough.");
        }
    }

    private void same() {
        Map<String, Set<String>> exact = new TreeMap<>();
        Map<String, Set<String>> near = new TreeMap<>();
        Map<String, String> words = new HashMap<>();
        for (Node node : bot.nodes()) {
            if (!node.active()) {
                continue;
            }
            for (Sentence sentence : node.userSays()) {
                learn(sentence.text(), node, exact, near, words);
            }
            node.label()
                    .ifPresent(label ->
                            label.byLanguage().values().stream()
                                    .flatMap(List::stream)
                                    .forEach(text -> learn(text, node, exact, near, words)));
        }
        exact.values().removeIf(names -> names.size() < 2);
        near.values().removeIf(names -> names.size() < 2);
        exact.forEach((key, names) -> tell("The same sentence", words, key, names));
        Set<Set<String>> told = new HashSet<>(exact.values());
        near.forEach((key, names) -> {
            if (!told.contains(names)) {
                tell("Nearly the same sentence", words, "~" + key, names);
            }
        });
    }

    /** Nearly the same are sentences of the same words in another order. */
    private static void learn(
            String text,
            Node node,
            Map<String, Set<String>> exact,
            Map<String, Set<String>> near,
            Map<String, String> words) {
        String key = Words.key(text);
        String sorted = String.join(" ", new TreeSet<>(List.of(key.split(" "))));
        words.putIfAbsent(key, text);
        words.putIfAbsent("~" + sorted, text);
        exact.computeIfAbsent(key, _ -> new TreeSet<>()).add(node.name());
        near.computeIfAbsent(sorted, _ -> new TreeSet<>()).add(node.name());
    }

    private void tell(String what, Map<String, String> words, String key, Set<String> names) {
        String last = names.stream().reduce((_, name) -> name).orElse("");
        bot.node(last)
                .ifPresent(node ->
                        notes.node(
                                Kind.SAME_SENTENCE,
                                node,
                                what
                                        + " stands in several nodes: '"
                                        + words.getOrDefault(key, key)
                                        + "' in "
                                        + String.join(", ", names)
                                        + ".",
                                "Keep it in the one that should answer it."));
    }
}
