package dev.deskhand.bot.understanding;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;

/** Makes classifiers of intents. Thread-safe. */
public final class IntentTrainer {
    private static final int TEXTS = 20_000;

    /** Beyond that many rows, the time of the exact solution grows too fast. */
    private static final int MANY = 3_500;

    private static final int LANDMARKS = 1_000;

    private final SentenceModels models;
    private final Vectors vectors;

    /**
     * @param models shared by all trainers of a process
     * @param vectors where vectors of training sentences are remembered from one training to the
     *     next
     */
    public IntentTrainer(SentenceModels models, Vectors vectors) {
        this.models = models;
        this.vectors = vectors;
    }

    /**
     * Learns the intents; the same intents give the same classifier. Takes seconds for a bot of
     * hundreds of sentences, and a fraction of that when most of its vectors are remembered.
     *
     * @param intents with names that differ
     * @throws EncoderUnavailableException if a sentence model of the profile cannot be used here
     */
    public IntentClassifier train(List<Intent> intents, Profile profile) {
        return train(intents, profile, Slowly.AT_ONCE);
    }

    /**
     * The same, with a say in when a text is understood that needs some work.
     *
     * @param slowly what it throws comes out of {@link IntentClassifier#rank}
     */
    public IntentClassifier train(List<Intent> intents, Profile profile, Slowly slowly) {
        List<Encoder> encoders = models.load(profile.models());
        return train(intents, profile.calibration(), encoders, vectors, slowly);
    }

    static IntentClassifier train(
            List<Intent> intents,
            Calibration calibration,
            List<Encoder> encoders,
            Vectors vectors) {
        return train(intents, calibration, encoders, vectors, Slowly.AT_ONCE);
    }

    private static IntentClassifier train(
            List<Intent> intents,
            Calibration calibration,
            List<Encoder> encoders,
            Vectors vectors,
            Slowly slowly) {
        List<Encoder> remembering =
                encoders.stream().map(encoder -> remembering(encoder, vectors)).toList();
        Rows rows = Rows.of(intents, closeness(intents, remembering));
        List<String> names = intents.stream().map(Intent::name).toList();
        List<String> own = rows.texts().subList(0, rows.real());
        boolean many = rows.size() > MANY;
        Rows compared = many ? rows.landmarks(LANDMARKS) : rows;
        Similarities usual =
                Similarities.to(compared, own, remembering, encoders, LexicalWeight.USUAL);
        Similarities similarities =
                encoders.isEmpty() ? usual : LexicalWeight.fit(usual, compared, names.size());
        Calibration fitting = fitting(calibration, usual, similarities);
        RidgeClassifier ridge =
                many
                        ? RidgeClassifier.train(names, rows, compared, similarities, fitting)
                        : RidgeClassifier.train(names, rows, similarities, fitting);
        Basis basis = encoders.isEmpty() ? Basis.WORDS : Basis.MODELS;
        Spelling spelling = new Spelling(own, isWord(encoders));
        IntentClassifier mending =
                text -> slowly.rank(() -> new Ranking(ridge.rank(spelling.mend(text)), basis));
        return ExactSentences.before(new RecentTexts(mending), intents);
    }

    /** The more the words count, the more what holds for words alone. */
    private static Calibration fitting(
            Calibration calibration, Similarities usual, Similarities similarities) {
        double least = usual.lexicalShare();
        double part = least < 1 ? (similarities.lexicalShare() - least) / (1 - least) : 0;
        return calibration.towards(Profile.LEXICAL.calibration(), part);
    }

    /** Within one training a text is asked for many times, whatever is remembered beyond it. */
    private static Encoder remembering(Encoder encoder, Vectors vectors) {
        return new RememberingEncoder(
                new RememberingEncoder(encoder, vectors), new RememberedVectors(TEXTS));
    }

    private static Predicate<String> isWord(List<Encoder> encoders) {
        return word -> encoders.stream().anyMatch(encoder -> encoder.knows(word));
    }

    /** Without a model, a word that few sentences have is the telling one. */
    private static ToDoubleBiFunction<String, String> closeness(
            List<Intent> intents, List<Encoder> encoders) {
        if (encoders.isEmpty()) {
            WordRarity rarity = WordRarity.of(intents);
            return (word, sentence) -> rarity.of(word);
        }
        Encoder first = encoders.getFirst();
        return (word, sentence) ->
                Similarities.dot(
                        Similarities.unit(first.encode(word)),
                        Similarities.unit(first.encode(sentence)));
    }
}
