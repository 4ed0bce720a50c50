package dev.deskhand.bot.understanding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Answers at once what was asked lately. Bounded, thread-safe; no lock is held while it ranks. */
final class RecentTexts implements IntentClassifier {
    private static final int MOST = 1_000;

    /** Nobody writes such a text twice. */
    private static final int LONGEST = 300;

    private final IntentClassifier classifier;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Ranking> recent =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Ranking> eldest) {
                    return size() > MOST;
                }
            };

    RecentTexts(IntentClassifier classifier) {
        this.classifier = classifier;
    }

    @Override
    public Ranking rank(String text) {
        if (text.length() > LONGEST) {
            return classifier.rank(text);
        }
        return known(text).orElseGet(() -> keep(text, classifier.rank(text)));
    }

    private Optional<Ranking> known(String text) {
        lock.lock();
        try {
            return Optional.ofNullable(recent.get(text));
        } finally {
            lock.unlock();
        }
    }

    private Ranking keep(String text, Ranking ranking) {
        lock.lock();
        try {
            recent.put(text, ranking);
            return ranking;
        } finally {
            lock.unlock();
        }
    }
}
