package dev.deskhand.bot.file;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.Sentence;
import dev.deskhand.bot.understanding.Candidate;
import dev.deskhand.bot.understanding.Intent;
import dev.deskhand.bot.understanding.IntentClassifier;
import dev.deskhand.bot.understanding.IntentTrainer;
import dev.deskhand.bot.understanding.Profile;
import dev.deskhand.bot.understanding.SentenceModels;
import dev.deskhand.bot.understanding.Vectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Tells what the bot would understand by words alone: for a bot of usual size by the classifier
 * that it will have itself, for a very large one, where training takes long, by the words in
 * common.
 */
final class OfferClassifier {
    private static final int MOST_TRAINED = 400;

    private final Predicate<String> understands;
    private final Map<String, Boolean> known = new HashMap<>();

    OfferClassifier(Bot bot) {
        List<Intent> intents = intents(bot);
        List<String> sentences =
                intents.stream().flatMap(intent -> intent.sentences().stream()).toList();
        if (sentences.size() > MOST_TRAINED) {
            understands = new WordOverlap(sentences)::covers;
            return;
        }
        try (SentenceModels none = new SentenceModels()) {
            IntentClassifier classifier =
                    new IntentTrainer(none, Vectors.none()).train(intents, Profile.LEXICAL);
            understands =
                    text ->
                            classifier.rank(text).candidates().stream()
                                    .anyMatch(Candidate::isMeant);
        }
    }

    /** Whether it is near enough to something. */
    boolean understands(String text) {
        return known.computeIfAbsent(text, understands::test);
    }

    private static List<Intent> intents(Bot bot) {
        List<Intent> intents = new ArrayList<>();
        // Blanks around a name keep intents apart, and bring no words of their own.
        intents.add(Intent.of(" talk to a person ", texts(bot.settings().handOver().userSays())));
        for (Node node : bot.nodes()) {
            if (node.active() && node.kind() != Node.Kind.STEP) {
                intents.add(
                        new Intent(node.name(), texts(node.userSays()), texts(node.notUserSays())));
            }
            node.connections().stream()
                    .filter(connection -> !connection.userSays().isEmpty())
                    .forEach(connection ->
                            intents.add(
                                    new Intent(
                                            connection.to() + " ".repeat(intents.size()),
                                            texts(connection.userSays()),
                                            texts(connection.notUserSays()))));
        }
        return intents;
    }

    private static List<String> texts(List<Sentence> sentences) {
        return sentences.stream().map(Sentence::text).toList();
    }
}
