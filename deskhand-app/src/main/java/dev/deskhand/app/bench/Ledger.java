package dev.deskhand.app.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.HdrHistogram.Histogram;

/**
 * What was asked and what was answered. Within a chat answers come in the order of the questions,
 * so the n-th answer is that of the n-th question; where only one answer is right and another one
 * comes, something was lost, came twice or out of order. Thread-safe.
 */
final class Ledger {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition settled = lock.newCondition();
    private final Map<String, Deque<Open>> open = new HashMap<>();
    private Histogram roundTrips = newHistogram();
    private long asked;
    private long answered;
    private long wrong;
    private long unasked;

    /** A question that waits for its answer. */
    private record Open(long intended, String token, boolean counts) {}

    /**
     * What became of all questions so far.
     *
     * @param wrong answered with something else than the only right answer
     * @param unasked words of the bot that answer nothing: an answer too many
     */
    record Audit(long asked, long answered, long wrong, long unasked) {
        long lost() {
            return asked - answered;
        }

        boolean clean() {
            return lost() == 0 && wrong == 0 && unasked == 0;
        }
    }

    private static Histogram newHistogram() {
        return new Histogram(LONGEST, 3);
    }

    /**
     * A visitor asks.
     *
     * @param intended when it was to be asked, in nanoseconds: the clock runs from then on, however
     *     late it was really asked
     * @param counts whether it is part of what is measured
     */
    void asks(String channel, BenchBot.Question question, long intended, boolean counts) {
        lock.lock();
        try {
            open.computeIfAbsent(channel, _ -> new ArrayDeque<>())
                    .add(new Open(intended, question.token(), counts));
            asked++;
        } finally {
            lock.unlock();
        }
    }

    /** The bot has said something. */
    void hears(String channel, String text, long now) {
        lock.lock();
        try {
            Deque<Open> questions = open.get(channel);
            Open question = questions == null ? null : questions.poll();
            if (question == null) {
                unasked++;
                return;
            }
            answered++;
            if (!question.token().isEmpty() && !question.token().equals(BenchBot.token(text))) {
                wrong++;
            }
            if (question.counts()) {
                roundTrips.recordValue(Math.clamp(now - question.intended(), 0, LONGEST));
            }
            if (answered >= asked) {
                settled.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything is answered, or the time is over. */
    boolean awaitAnswers(long limitNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = limitNanos;
            while (answered < asked && left > 0) {
                left = settled.awaitNanos(left);
            }
            return answered >= asked;
        } finally {
            lock.unlock();
        }
    }

    /** The round trips since the last call. */
    Histogram takeRoundTrips() {
        lock.lock();
        try {
            Histogram taken = roundTrips;
            roundTrips = newHistogram();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    Audit audit() {
        lock.lock();
        try {
            return new Audit(asked, answered, wrong, unasked);
        } finally {
            lock.unlock();
        }
    }
}
