package dev.deskhand.zendesk.chat.session;

import java.time.Duration;

/**
 * How a session comes back. Before try n it waits a random time between zero and {@code firstDelay}
 * doubled n-1 times, {@code maxDelay} at most.
 *
 * @param triesPerUrl how often to dial the same socket address again before starting a new session
 * @param provenAfter how long it must stay online before the delays begin at the first one again
 * @param quickEnd an end of session within this time of going online is a sign of a refused address
 * @param quickEndLimit how many such ends in a row are proof enough
 */
public record ReconnectSettings(
        Duration firstDelay,
        Duration maxDelay,
        int triesPerUrl,
        Duration provenAfter,
        Duration quickEnd,
        int quickEndLimit) {

    public ReconnectSettings {
        SessionSettings.requirePositive("firstDelay", firstDelay);
        SessionSettings.requirePositive("maxDelay", maxDelay);
        SessionSettings.requirePositive("provenAfter", provenAfter);
        if (triesPerUrl < 0 || quickEndLimit < 1) {
            throw new IllegalArgumentException(
                    "triesPerUrl must be 0 or more and quickEndLimit 1 or more");
        }
    }

    /** 0.5 s doubling to 30 s, three tries, proven after 30 s, two ends within 5 s. */
    public static ReconnectSettings defaults() {
        return new ReconnectSettings(
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                3,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                2);
    }

    /** The same with other delays. */
    public ReconnectSettings withDelays(Duration first, Duration max) {
        return new ReconnectSettings(first, max, triesPerUrl, provenAfter, quickEnd, quickEndLimit);
    }
}
