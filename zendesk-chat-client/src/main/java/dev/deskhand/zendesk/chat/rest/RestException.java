package dev.deskhand.zendesk.chat.rest;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A REST call that brought nothing. */
public final class RestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** The token is not, or no longer, valid for Chat (HTTP 401). */
        UNAUTHORISED,
        /** The token's agent may not see this (HTTP 403). */
        FORBIDDEN,
        /** Too many calls (HTTP 429); see {@link RestException#retryAfter()}. */
        RATE_LIMITED,
        /** Another answer than success. */
        HTTP_ERROR,
        /** No answer at all. */
        UNREACHABLE,
        /** Success by status, but not what was asked for. */
        UNREADABLE
    }

    private final Kind kind;
    private final int status;
    private final transient Optional<Duration> retryAfter;

    RestException(
            Kind kind,
            int status,
            String message,
            Optional<Duration> retryAfter,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }

    /** The HTTP status, 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** How long Zendesk wants to be left alone, when it said so. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
