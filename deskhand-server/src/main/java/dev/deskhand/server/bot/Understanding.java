package dev.deskhand.server.bot;

import dev.deskhand.bot.understanding.EncoderUnavailableException;
import dev.deskhand.bot.understanding.Intent;
import dev.deskhand.bot.understanding.IntentClassifier;
import dev.deskhand.bot.understanding.IntentTrainer;
import dev.deskhand.bot.understanding.LearningClassifier;
import dev.deskhand.bot.understanding.Profile;
import dev.deskhand.bot.understanding.SentenceModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How this server's bots learn: by words at once, and, where the profile has sentence models, by
 * those in the background. Whatever is slow has one thread for all bots: the models are loaded
 * there first, then the bots learn one after the other, in the order in which they were asked for.
 * Thread-safe.
 */
public final class Understanding implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Understanding.class);
    private static final String VECTORS = "vectors.bin";
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private final Profile profile;
    private final VectorFile vectors;
    private final SentenceModels models = new SentenceModels();
    private final IntentTrainer trainer;
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("learning").factory());

    private Understanding(Profile profile, VectorFile vectors) {
        this.profile = profile;
        this.vectors = vectors;
        this.trainer = new IntentTrainer(models, vectors);
    }

    /**
     * Begins to load what the profile needs, and returns at once.
     *
     * @param data the folder in which the vectors of sentences are kept
     */
    public static Understanding start(Profile profile, Path data) {
        Understanding understanding =
                new Understanding(profile, new VectorFile(data.resolve(VECTORS)));
        understanding.loadLater(understanding.models::prepare);
        return understanding;
    }

    /**
     * @param loading loads what a profile needs
     */
    static Understanding start(Profile profile, Path data, Consumer<Profile> loading) {
        Understanding understanding =
                new Understanding(profile, new VectorFile(data.resolve(VECTORS)));
        understanding.loadLater(loading);
        return understanding;
    }

    private void loadLater(Consumer<Profile> loading) {
        if (profile != Profile.LEXICAL) {
            background.execute(() -> load(loading));
        }
    }

    /** Without any model; nothing is kept. */
    public static Understanding byWords() {
        return new Understanding(Profile.LEXICAL, new VectorFile(Path.of(VECTORS)));
    }

    private void load(Consumer<Profile> loading) {
        long start = System.nanoTime();
        try {
            loading.accept(profile);
            vectors.read();
            log.info(
                    "the sentence models for {} understanding are loaded ({} ms)",
                    profile.word(),
                    Duration.ofNanos(System.nanoTime() - start).toMillis());
        } catch (EncoderUnavailableException e) {
            log.warn(
                    "the bots understand by words alone, for the models of understanding.profile ="
                            + " {} cannot be used: {} ./deskhand doctor looks at it again.",
                    profile.word(),
                    e.getMessage());
        }
    }

    /** A classifier that answers at once, and gets better as soon as it has learnt more. */
    IntentClassifier learn(List<Intent> intents) {
        IntentClassifier words = trainer.train(intents, Profile.LEXICAL);
        return profile == Profile.LEXICAL
                ? words
                : new LearningClassifier(words, () -> better(intents, words), this::later);
    }

    private IntentClassifier better(List<Intent> intents, IntentClassifier words) {
        if (!models.areLoaded(profile)) {
            return words;
        }
        try {
            IntentClassifier learnt = trainer.train(intents, profile);
            vectors.save();
            return learnt;
        } catch (RuntimeException e) {
            log.error("a bot of {} intents was not learnt beyond its words", intents.size(), e);
            return words;
        }
    }

    /** Does it when what was asked for earlier is done; not at all once the server stops. */
    void later(Runnable work) {
        try {
            background.execute(work);
        } catch (RejectedExecutionException _) {
            log.debug("the server stops, so nothing more is learnt");
        }
    }

    /** Models that a thread still learns with are left to the end of the process. */
    @Override
    public void close() {
        background.shutdownNow();
        try {
            if (background.awaitTermination(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS)) {
                models.close();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
