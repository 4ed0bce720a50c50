package dev.deskhand.emulator.fault;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one account: decides what strikes when, and keeps the log of it. Thread-safe; a
 * decision takes no longer than a look at the rules, and none at all while there are no rules.
 */
public final class Faults {

    /** Rules that may be active together. */
    public static final int MOST_RULES = 200;

    private static final int LOG_LINES = 2_000;

    private final InstantSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Long, Armed> rules = new LinkedHashMap<>();
    private final Deque<FaultEntry> log = new ArrayDeque<>();
    private long lastRule;
    private long lastEntry;
    private boolean closed;

    /** Spares the lock where nothing is to go wrong. */
    private volatile boolean quiet = true;

    /** A rule with what it has done so far. Guarded by the lock. */
    private static final class Armed {

        private final long id;
        private final FaultRule rule;
        private final RandomGenerator chance;
        private final long since;
        private long struck;

        /** When a maintenance that has begun is over; null before. */
        private @Nullable Long until;

        Armed(long id, FaultRule rule, long since) {
            this.id = id;
            this.rule = rule;
            this.since = since;
            this.chance = new SplittableRandom(rule.seed());
        }

        boolean over(long now) {
            if (until != null) {
                return now >= until;
            }
            Duration lasting = rule.trigger().lasting();
            int most = rule.trigger().most();
            return (most > 0 && struck >= most)
                    || (lasting != null && now - since >= lasting.toMillis());
        }

        /** Chance is asked on fitting occasions only, so that a seed means the same each time. */
        boolean strikes(Occasion occasion) {
            return until == null
                    && rule.scope().covers(occasion)
                    && (rule.trigger().probability() >= 1
                            || chance.nextDouble() < rule.trigger().probability());
        }

        ActiveRule view() {
            return new ActiveRule(id, rule, struck, since);
        }
    }

    /**
     * Without any rule.
     *
     * @param time of the log and of rules that hold for a time
     */
    public Faults(InstantSource time) {
        this.time = time;
    }

    /**
     * Adds a rule.
     *
     * @throws BadRule if there are too many
     */
    public ActiveRule add(FaultRule rule) {
        lock.lock();
        try {
            sweep();
            if (rules.size() >= MOST_RULES) {
                throw new BadRule(
                        MOST_RULES
                                + " faults are active, the most there may be; remove some first.");
            }
            Armed armed = new Armed(++lastRule, rule, time.millis());
            rules.put(armed.id, armed);
            quiet = false;
            changed.signalAll();
            return armed.view();
        } finally {
            lock.unlock();
        }
    }

    /** Rules that may still strike, in the order they were added. */
    public List<ActiveRule> active() {
        lock.lock();
        try {
            sweep();
            return rules.values().stream().map(Armed::view).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Takes a rule away; false if there is none, or it is used up. */
    public boolean remove(long id) {
        lock.lock();
        try {
            sweep();
            boolean there = rules.remove(id) != null;
            quiet = rules.isEmpty();
            changed.signalAll();
            return there;
        } finally {
            lock.unlock();
        }
    }

    /** Takes all rules away; the log stays. */
    public void clear() {
        lock.lock();
        try {
            rules.clear();
            quiet = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing can strike, so that an occasion need not be described. */
    public boolean quiet() {
        return quiet;
    }

    /** What strikes on this occasion, in the order the rules were added; logged already. */
    public List<Strike> at(Occasion occasion) {
        if (quiet) {
            return List.of();
        }
        lock.lock();
        try {
            sweep();
            List<Strike> strikes = new ArrayList<>();
            for (Armed armed : rules.values()) {
                if (armed.strikes(occasion)) {
                    strikes.add(strike(armed, occasion.agent(), occasion.operation(), occasion));
                }
            }
            sweep();
            return strikes;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A rule that is to act at once acts on these agents' sockets, or on none in particular.
     *
     * @param agents one entry a socket; nothing is used up where there is none
     */
    public void strikeNow(long id, List<String> agents) {
        lock.lock();
        try {
            Armed armed = rules.get(id);
            if (armed != null && !agents.isEmpty()) {
                for (String agent : agents) {
                    strike(armed, agent, "", null);
                }
                sweep();
            }
        } finally {
            lock.unlock();
        }
    }

    private Strike strike(
            Armed armed, @Nullable String agent, String operation, @Nullable Occasion occasion) {
        armed.struck++;
        Fault fault = armed.rule.fault();
        long now = time.millis();
        if (fault instanceof Fault.Maintenance maintenance) {
            armed.until = now + maintenance.time().toMillis();
        }
        String where = occasion == null ? "at once" : occasion.place().words();
        String particulars = fault.particulars();
        log.addLast(
                new FaultEntry(
                        ++lastEntry,
                        now,
                        armed.id,
                        fault.word(),
                        agent == null || agent.isEmpty() ? null : agent,
                        operation,
                        particulars.isEmpty() ? where : where + "; " + particulars));
        if (log.size() > LOG_LINES) {
            log.removeFirst();
        }
        changed.signalAll();
        return new Strike(armed.id, fault);
    }

    private void sweep() {
        long now = time.millis();
        if (rules.values().removeIf(armed -> armed.over(now))) {
            quiet = rules.isEmpty();
            changed.signalAll();
        }
    }

    /** How long the maintenance still takes that goes on; empty while there is none. */
    public Optional<Duration> maintenance() {
        if (quiet) {
            return Optional.empty();
        }
        lock.lock();
        try {
            sweep();
            long now = time.millis();
            return rules.values().stream()
                    .map(armed -> armed.until)
                    .flatMap(until -> Optional.ofNullable(until).stream())
                    .max(Long::compare)
                    .map(until -> Duration.ofMillis(until - now));
        } finally {
            lock.unlock();
        }
    }

    /**
     * The lines numbered beyond {@code after}, oldest first. With none there, waits {@code millis}
     * at most for one.
     */
    public List<FaultEntry> awaitLog(long after, long millis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (lastEntry <= after && left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
            return log.stream().filter(entry -> entry.number() > after).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets rules and log, as if nothing had ever been done. */
    public void reset() {
        lock.lock();
        try {
            clear();
            log.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of everyone who waits for the log. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
