package dev.deskhand.bot.understanding;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Understands by words alone until a better classifier has been learnt in the background. If that
 * fails, it stays as it is. Thread-safe.
 */
public final class LearningClassifier implements IntentClassifier {
    private volatile IntentClassifier now;
    private volatile @Nullable RuntimeException failure;
    private final CountDownLatch learnt = new CountDownLatch(1);

    /**
     * Starts to learn at once, on a thread of its own.
     *
     * @param words answers until then
     * @param better takes seconds
     */
    public LearningClassifier(IntentClassifier words, Supplier<IntentClassifier> better) {
        this(words, better, LearningClassifier::onAThread);
    }

    /**
     * @param background where it learns; not on virtual threads, which share the machine's
     *     processors with everything else that the process does and are not taken off them
     */
    public LearningClassifier(
            IntentClassifier words, Supplier<IntentClassifier> better, Executor background) {
        now = words;
        background.execute(() -> learn(better));
    }

    private static void onAThread(Runnable learning) {
        Thread.ofPlatform().daemon().name("learning").start(learning);
    }

    private void learn(Supplier<IntentClassifier> better) {
        try {
            now = better.get();
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            learnt.countDown();
        }
    }

    @Override
    public Ranking rank(String text) {
        return now.rank(text);
    }

    /**
     * Waits until it has learnt.
     *
     * @throws EncoderUnavailableException or whatever else kept it from learning
     */
    public void await() throws InterruptedException {
        learnt.await();
        RuntimeException why = failure;
        if (why != null) {
            throw why;
        }
    }
}
