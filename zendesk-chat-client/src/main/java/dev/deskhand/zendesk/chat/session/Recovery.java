package dev.deskhand.zendesk.chat.session;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What is remembered of failures until the session has proven itself: how long to wait, whether the
 * socket's address is still worth dialling, whether the account refuses this machine.
 */
final class Recovery {

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

    private final ReconnectSettings settings;
    private final Backoff backoff;
    private int triesOnUrl;
    private int quickEnds;

    Recovery(ReconnectSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.backoff = new Backoff(settings.firstDelay(), settings.maxDelay(), random);
    }

    void forgetFailures() {
        backoff.reset();
        triesOnUrl = 0;
        quickEnds = 0;
    }

    /** The session was online for so long: failures are forgotten if that was proof enough. */
    void wasOnline(long nanos) {
        if (nanos >= settings.provenAfter().toNanos()) {
            forgetFailures();
        }
    }

    void newUrl() {
        triesOnUrl = 0;
    }

    void dialsAgain() {
        triesOnUrl++;
    }

    boolean urlIsSpent() {
        return triesOnUrl >= settings.triesPerUrl();
    }

    /**
     * Zendesk ended the session. An end that only tells that the session did not outlive the
     * connection, because its socket was dialled again and never got online, counts for nothing.
     *
     * @param nanosOnline how long it was online, 0 when it was not yet
     * @return whether that looks like a refused address by now
     */
    boolean ended(long nanosOnline) {
        if (nanosOnline == 0 && triesOnUrl > 0) {
            return false;
        }
        quickEnds = nanosOnline < settings.quickEnd().toNanos() ? quickEnds + 1 : 0;
        return quickEnds >= settings.quickEndLimit();
    }

    /**
     * How long to wait before the next try, which is counted; never shorter than Zendesk asked for,
     * an hour at most.
     */
    Duration nextDelay(Optional<Duration> retryAfter) {
        Duration asked = retryAfter.orElse(Duration.ZERO);
        Duration bounded = asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked;
        return bounded.plus(backoff.next());
    }

    int attempt() {
        return backoff.attempt();
    }
}
