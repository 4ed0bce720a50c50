package dev.deskhand.app.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets visitors write, by turns, at a fixed rate. One thread. */
final class Load {
    /** What is due within that is written together; finer than what is measured. */
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(1);

    private final List<BenchStage.Visitor> visitors;
    private final Ledger ledger;
    private final Crowd crowd;
    private final BenchBot.Questions questions;
    private final boolean anyAnswer;
    private int next;

    /**
     * @param anyAnswer whether any words answer a question, as long as there are some
     */
    Load(
            List<BenchStage.Visitor> visitors,
            Ledger ledger,
            Crowd crowd,
            long seed,
            boolean anyAnswer) {
        this.anyAnswer = anyAnswer;
        this.visitors = visitors;
        this.ledger = ledger;
        this.crowd = crowd;
        this.questions = new BenchBot.Questions(seed);
    }

    /**
     * Writes; answers how many messages that were.
     *
     * @param counts whether they are part of what is measured
     */
    long run(int rate, Duration time, boolean counts) {
        long count = Math.max(1, Math.round(rate * (time.toNanos() / 1e9)));
        long began = System.nanoTime();
        long written = 0;
        while (written < count) {
            long now = System.nanoTime();
            List<Crowd.Saying> due = new ArrayList<>();
            while (written < count && began + intended(written, rate) <= now) {
                BenchStage.Visitor visitor = visitors.get(next++ % visitors.size());
                BenchBot.Question question = nextQuestion();
                ledger.asks(visitor.channel(), question, began + intended(written, rate), counts);
                due.add(new Crowd.Saying(visitor.id(), question.text()));
                written++;
            }
            if (!due.isEmpty()) {
                crowd.say(due);
            }
            LockSupport.parkNanos(TICK);
        }
        return count;
    }

    private BenchBot.Question nextQuestion() {
        BenchBot.Question question = questions.next();
        return anyAnswer ? new BenchBot.Question(question.text(), "") : question;
    }

    private static long intended(long number, int rate) {
        return number * TimeUnit.SECONDS.toNanos(1) / rate;
    }
}
