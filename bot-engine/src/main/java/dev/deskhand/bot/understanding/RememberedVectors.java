package dev.deskhand.bot.understanding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Vectors in memory, the least used ones forgotten first. Thread-safe. */
public final class RememberedVectors implements Vectors {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, float[]> vectors;

    private record Key(String encoderId, String text) {}

    /**
     * @param most how many are kept; one takes some 2 kB
     */
    public RememberedVectors(int most) {
        vectors =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Key, float[]> eldest) {
                        return size() > most;
                    }
                };
    }

    @Override
    public Optional<float[]> find(String encoderId, String text) {
        lock.lock();
        try {
            return Optional.ofNullable(vectors.get(new Key(encoderId, text)));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void keep(String encoderId, String text, float[] vector) {
        lock.lock();
        try {
            vectors.put(new Key(encoderId, text), vector);
        } finally {
            lock.unlock();
        }
    }
}
