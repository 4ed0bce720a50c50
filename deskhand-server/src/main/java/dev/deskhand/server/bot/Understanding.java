package dev.deskhand.server.bot;

import dev.deskhand.bot.understanding.EncoderUnavailableException;
import dev.deskhand.bot.understanding.Intent;
import dev.deskhand.bot.understanding.IntentClassifier;
import dev.deskhand.bot.understanding.IntentTrainer;
import dev.deskhand.bot.understanding.LearningClassifier;
import dev.deskhand.bot.understanding.Profile;
import dev.deskhand.bot.understanding.Ranking;
import dev.deskhand.bot.understanding.SentenceModels;
import dev.deskhand.bot.understanding.UnderstandingBusyException;
import dev.deskhand.server.metrics.Metrics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

    /**
     * Longer no visitor waits for a sentence model to become free: words alone understand less, but
     * an answer that comes late helps nobody.
     */
    private static final Duration WAIT = Duration.ofMillis(200);

    private final Profile profile;
    private final VectorFile vectors;
    private final Metrics metrics;

    /** More at once would take each other's processor. First come, first served. */
    private final Semaphore places =
            new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private final Lateness lateness = new Lateness(System::nanoTime);
    private final SentenceModels models = new SentenceModels();
    private final IntentTrainer trainer;
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("learning").factory());

    private Understanding(Profile profile, VectorFile vectors, Metrics metrics) {
        this.profile = profile;
        this.metrics = metrics;
        this.vectors = vectors;
        this.trainer = new IntentTrainer(models, vectors);
    }

    /**
     * Begins to load what the profile needs, and returns at once.
     *
     * @param data the folder in which the vectors of sentences are kept
     */
    public static Understanding start(Profile profile, Path data, Metrics metrics) {
        Understanding understanding =
                new Understanding(profile, new VectorFile(data.resolve(VECTORS)), metrics);
        understanding.loadLater(understanding.models::prepare);
        return understanding;
    }

    /**
     * @param loading loads what a profile needs
     */
    static Understanding start(Profile profile, Path data, Consumer<Profile> loading) {
        Understanding understanding =
                new Understanding(profile, new VectorFile(data.resolve(VECTORS)), new Metrics());
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
        return new Understanding(Profile.LEXICAL, new VectorFile(Path.of(VECTORS)), new Metrics());
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
        IntentClassifier words =
                trainer.train(intents, Profile.LEXICAL, work -> timed(Profile.LEXICAL, work));
        return profile == Profile.LEXICAL
                ? words
                : new LearningClassifier(words, () -> better(intents, words), this::later);
    }

    private IntentClassifier better(List<Intent> intents, IntentClassifier words) {
        if (!models.areLoaded(profile)) {
            return words;
        }
        try {
            IntentClassifier learnt = trainer.train(intents, profile, this::inTime);
            vectors.save();
            return text -> rank(text, learnt, words);
        } catch (RuntimeException e) {
            log.error("a bot of {} intents was not learnt beyond its words", intents.size(), e);
            return words;
        }
    }

    /** What gives way first when more is asked than the machine can do. */
    private Ranking rank(String text, IntentClassifier learnt, IntentClassifier words) {
        try {
            return learnt.rank(text);
        } catch (UnderstandingBusyException e) {
            log.debug("understood by words alone: {}", e.getMessage());
            metrics.understoodByWordsAlone();
            return words.rank(text);
        }
    }

    private Ranking inTime(Supplier<Ranking> work) {
        if (lateness.isTooMuch()) {
            throw new UnderstandingBusyException("there is more than can be answered in time");
        }
        try {
            if (!places.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new UnderstandingBusyException(
                        "no sentence model was free within " + WAIT.toMillis() + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnderstandingBusyException("the wait for a sentence model was interrupted");
        }
        try {
            return timed(profile, work);
        } finally {
            places.release();
        }
    }

    /** A turn begins, so many nanoseconds after the last of its messages was read. */
    void turnBegins(long afterNanos) {
        lateness.begins(afterNanos);
    }

    private Ranking timed(Profile by, Supplier<Ranking> work) {
        long start = System.nanoTime();
        Ranking ranking = work.get();
        metrics.understood(by.word(), System.nanoTime() - start);
        return ranking;
    }

    /** For tests: takes all places, as so many texts would. */
    void occupyAll() {
        places.acquireUninterruptibly(places.availablePermits());
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
