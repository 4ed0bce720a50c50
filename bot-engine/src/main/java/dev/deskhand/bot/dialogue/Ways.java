package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Connection;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.Sentence;
import dev.deskhand.bot.text.Words;
import dev.deskhand.bot.understanding.Basis;
import dev.deskhand.bot.understanding.Candidate;
import dev.deskhand.bot.understanding.Intent;
import dev.deskhand.bot.understanding.IntentClassifier;
import dev.deskhand.bot.understanding.Ranking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The ways on from one node that a visitor's words can take. They have a classifier of their own:
 * "yes" stands at many nodes, and would mean none of them if all were learnt together.
 */
final class Ways {
    private final String from;
    private final IntentClassifier classifier;

    /** Connections that the same words take; which of them is told by their conditions. */
    private final Map<String, List<Connection>> byIntent;

    private final Map<String, List<Connection>> bySentence;

    private Ways(
            String from,
            IntentClassifier classifier,
            Map<String, List<Connection>> byIntent,
            Map<String, List<Connection>> bySentence) {
        this.from = from;
        this.classifier = classifier;
        this.byIntent = byIntent;
        this.bySentence = bySentence;
    }

    /** Nothing where no connection of the node waits for words. */
    static Optional<Ways> of(
            Node node,
            Function<String, Optional<Node>> nodes,
            Function<List<Intent>, IntentClassifier> training) {
        Map<Set<String>, String> intentNames = new HashMap<>();
        Map<String, List<Connection>> byIntent = new LinkedHashMap<>();
        Map<String, List<Connection>> bySentence = new HashMap<>();
        List<Intent> intents = new ArrayList<>();
        for (Connection connection : node.connections()) {
            Optional<Node> to = nodes.apply(connection.to()).filter(Node::active);
            if (connection.userSays().isEmpty() || to.isEmpty()) {
                continue;
            }
            List<String> sentences = texts(connection.userSays());
            Set<String> keys = new LinkedHashSet<>();
            sentences.forEach(sentence -> keys.add(Words.key(sentence)));
            keys.forEach(
                    key -> bySentence.computeIfAbsent(key, _ -> new ArrayList<>()).add(connection));
            String known = intentNames.get(keys);
            if (known != null) {
                byIntent.computeIfAbsent(known, _ -> new ArrayList<>()).add(connection);
                continue;
            }
            // Spaces make the name unique without adding words to it, for its words are learnt.
            String name = connection.to() + " ".repeat(intents.size());
            intentNames.put(keys, name);
            byIntent.put(name, new ArrayList<>(List.of(connection)));
            List<String> negatives = new ArrayList<>(texts(connection.notUserSays()));
            if (to.get().kind() == Node.Kind.STEP) {
                sentences.addAll(texts(to.get().userSays()));
                negatives.addAll(texts(to.get().notUserSays()));
            }
            intents.add(new Intent(name, sentences, negatives));
        }
        return intents.isEmpty()
                ? Optional.empty()
                : Optional.of(new Ways(node.name(), training.apply(intents), byIntent, bySentence));
    }

    private static List<String> texts(List<Sentence> sentences) {
        List<String> texts = new ArrayList<>();
        sentences.forEach(sentence -> texts.add(sentence.text()));
        return texts;
    }

    boolean isTaught(String text) {
        return bySentence.containsKey(Words.key(text));
    }

    /** Ways, the best first, and what they were judged by. */
    record Ranked(List<Meaning.Ranked> ways, Basis basis) {}

    /** Those whose condition holds, the best first. */
    Ranked rank(String text, Predicate<Connection> holds) {
        for (Connection connection : bySentence.getOrDefault(Words.key(text), List.of())) {
            if (holds.test(connection)) {
                return new Ranked(
                        List.of(new Meaning.Ranked(new Meaning.Way(from, connection), 1)),
                        Basis.EXACT);
            }
        }
        List<Meaning.Ranked> ranked = new ArrayList<>();
        Ranking ranking = classifier.rank(text);
        for (Candidate candidate : ranking.candidates()) {
            byIntent.getOrDefault(candidate.intent(), List.of()).stream()
                    .filter(holds)
                    .findFirst()
                    .ifPresent(connection ->
                            ranked.add(
                                    new Meaning.Ranked(
                                            new Meaning.Way(from, connection),
                                            candidate.confidence())));
        }
        return new Ranked(ranked, ranking.basis());
    }
}
