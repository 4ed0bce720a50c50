package dev.deskhand.server.connection;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How often a lane looks around of its own accord, however many events come.
 *
 * @param retry after the logs could not be read and Zendesk names no time
 * @param round else: for conversations that a request without an answer has left behind
 * @param patience how long visitors wait for logs that cannot be read although Zendesk does not
 *     refuse to show them
 * @param nanos a monotonic clock
 */
record Rhythm(Duration retry, Duration round, Duration patience, LongSupplier nanos) {

    static Rhythm usual() {
        return new Rhythm(
                Duration.ofSeconds(2),
                Duration.ofSeconds(15),
                Duration.ofMinutes(1),
                System::nanoTime);
    }

    long now() {
        return nanos.getAsLong();
    }

    /** The time of the clock when this is over. */
    long after(Duration pause) {
        return now() + pause.toNanos();
    }
}
