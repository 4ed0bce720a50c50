package dev.deskhand.bot.understanding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Answers at once what was asked lately. Bounded, thread-safe; no lock is held while it ranks. */
final class RecentTexts implements IntentClassifier {
    private static final int MOST = 1_000;

    /** Nobody writes such a text twice. */
    private static final int LONGEST = 300;

    private final IntentClassifier classifier;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, List<Candidate>> recent =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, List<Candidate>> eldest) {
                    return size() > MOST;
                }
            };

    RecentTexts(IntentClassifier classifier) {
        this.classifier = classifier;
    }

    @Override
    public List<Candidate> rank(String text) {
        if (text.length() > LONGEST) {
            return classifier.rank(text);
        }
        List<Candidate> known = exchange(text, List.of());
        if (!known.isEmpty()) {
            return known;
        }
        return exchange(text, classifier.rank(text));
    }

    /** Stores the candidates, unless there are none; answers what is stored then. */
    private List<Candidate> exchange(String text, List<Candidate> candidates) {
        lock.lock();
        try {
            if (!candidates.isEmpty()) {
                recent.put(text, candidates);
            }
            return recent.getOrDefault(text, List.of());
        } finally {
            lock.unlock();
        }
    }
}
