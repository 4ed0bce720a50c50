package dev.deskhand.server.channel;

import java.time.Duration;
import java.util.Optional;

/** The channel could not be asked now; it can be asked again later. */
public final class ChannelUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Empty where the channel did not say how long to wait. */
    private final transient Optional<Duration> retryAfter;

    /**
     * @param message what was asked and why it could not be
     */
    public ChannelUnavailableException(String message) {
        super(message);
        this.retryAfter = Optional.empty();
    }

    /**
     * @param message what was asked and what happened
     * @param retryAfter how long to wait before the next try, where the channel has said so
     */
    public ChannelUnavailableException(
            String message, Optional<Duration> retryAfter, Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /** How long the channel asks to wait before the next try. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
