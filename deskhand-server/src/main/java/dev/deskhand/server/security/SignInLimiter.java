package dev.deskhand.server.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts attempts to sign in, by account and by address, in windows of fixed length. An attempt is
 * counted before the password is looked at, so that many at once do not slip through; success takes
 * the account's count back. Thread-safe; forgets what is over, and holds a bounded number of keys.
 */
final class SignInLimiter {
    private static final int MAX_KEYS = 20_000;

    private final InstantSource clock;
    private final SignInLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Window> windows = new HashMap<>();

    SignInLimiter(InstantSource clock, SignInLimits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /** Counts an attempt; when it is one too many, how long to wait. */
    Optional<Duration> attempt(String account, String address) {
        Instant now = clock.instant();
        lock.lock();
        try {
            forgetWhatIsOver(now);
            Optional<Duration> byAccount =
                    count("account " + account, limits.attemptsPerAccount(), now);
            Optional<Duration> byAddress =
                    count("address " + address, limits.attemptsPerAddress(), now);
            return byAccount.isPresent() ? byAccount : byAddress;
        } finally {
            lock.unlock();
        }
    }

    /** The password was right. */
    void succeeded(String account) {
        lock.lock();
        try {
            windows.remove("account " + account);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Duration> count(String key, int limit, Instant now) {
        Window window = windows.get(key);
        if (window == null) {
            windows.put(key, new Window(now, 1));
            return Optional.empty();
        }
        if (window.attempts >= limit) {
            return Optional.of(Duration.between(now, window.start.plus(limits.window())));
        }
        windows.put(key, new Window(window.start, window.attempts + 1));
        return Optional.empty();
    }

    private void forgetWhatIsOver(Instant now) {
        Instant over = now.minus(limits.window());
        windows.values().removeIf(window -> !window.start.isAfter(over));
        if (windows.size() > MAX_KEYS) {
            // A flood from many addresses: better to count afresh than to run out of memory.
            windows.clear();
        }
    }

    private record Window(Instant start, int attempts) {}
}
