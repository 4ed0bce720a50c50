package dev.deskhand.bot.understanding;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The sentence models of this process: each is loaded once, at its first use, and shared by all
 * bots. Thread-safe; the lock is held while a model loads, so that it loads once.
 */
public final class SentenceModels implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<SentenceModel, OnnxEncoder> loaded = new EnumMap<>(SentenceModel.class);

    /**
     * The models, loading what is not loaded yet; takes up to a second or so for each.
     *
     * @throws EncoderUnavailableException if one cannot be used on this machine
     */
    List<Encoder> load(List<SentenceModel> models) {
        lock.lock();
        try {
            return models.stream()
                    .<Encoder>map(model -> loaded.computeIfAbsent(model, OnnxEncoder::load))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Loads what a profile needs, so that it is there when it is needed.
     *
     * @throws EncoderUnavailableException if a model cannot be used on this machine
     */
    public void prepare(Profile profile) {
        List<Encoder> _ = load(profile.models());
    }

    /** Whether all that a profile needs is loaded. */
    public boolean areLoaded(Profile profile) {
        lock.lock();
        try {
            return loaded.keySet().containsAll(profile.models());
        } finally {
            lock.unlock();
        }
    }

    /** Frees the models; whoever still uses one fails. */
    @Override
    public void close() {
        lock.lock();
        try {
            loaded.values().forEach(OnnxEncoder::close);
            loaded.clear();
        } finally {
            lock.unlock();
        }
    }
}
