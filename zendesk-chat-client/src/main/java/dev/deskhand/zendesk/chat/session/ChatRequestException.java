package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.GraphQlError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A request that brought no answer, or not the one hoped for. */
public final class ChatRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What became of the request. */
    public enum Kind {
        /** Zendesk understood and said no; see {@link #errors()}. */
        REFUSED(false),
        /** Zendesk wants fewer requests, and did nothing; see {@link #retryAfter()}. */
        RATE_LIMITED(false),
        /** Zendesk answered in a way that tells nothing; see {@link #errorCode()}. */
        PROTOCOL_ERROR(true),
        /** Written, but no answer came in time. */
        TIMED_OUT(true),
        /** Written, but the connection went before the answer came. */
        CONNECTION_LOST(true),
        /** Never written: the session is not online, or went away first. */
        NOT_CONNECTED(false),
        /** Never written: the guard said no. */
        WITHHELD(false),
        /** The waiting thread was interrupted; its interrupt flag is set. */
        INTERRUPTED(true),
        /** Never written: the session is closed. */
        CLOSED(false);

        private final boolean uncertain;

        Kind(boolean uncertain) {
            this.uncertain = uncertain;
        }
    }

    private final Kind kind;
    private final transient List<GraphQlError> errors;
    private final transient Optional<String> errorCode;
    private final transient Optional<Duration> retryAfter;

    private ChatRequestException(
            Kind kind,
            String message,
            List<GraphQlError> errors,
            Optional<String> errorCode,
            Optional<Duration> retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
        this.kind = kind;
        this.errors = List.copyOf(errors);
        this.errorCode = errorCode;
    }

    static ChatRequestException of(Kind kind, String operation, String why) {
        return new ChatRequestException(
                kind, operation + ": " + why, List.of(), Optional.empty(), Optional.empty());
    }

    static ChatRequestException rateLimited(String operation, Optional<Duration> retryAfter) {
        return new ChatRequestException(
                Kind.RATE_LIMITED,
                operation
                        + ": Not done, Zendesk limits the rate of requests. Ask again later"
                        + retryAfter.map(wait -> ", in " + wait).orElse(""),
                List.of(),
                Optional.empty(),
                retryAfter);
    }

    static ChatRequestException refused(String operation, List<GraphQlError> errors) {
        String words = errors.stream().map(GraphQlError::message).collect(Collectors.joining("; "));
        return new ChatRequestException(
                Kind.REFUSED,
                operation + ": Zendesk refused: " + words,
                errors,
                Optional.empty(),
                Optional.empty());
    }

    static ChatRequestException protocolError(String operation, Optional<String> code, String why) {
        return new ChatRequestException(
                Kind.PROTOCOL_ERROR, operation + ": " + why, List.of(), code, Optional.empty());
    }

    /** What became of the request. */
    public Kind kind() {
        return kind;
    }

    /**
     * Whether Zendesk may have done it all the same. Then look before asking again: a message is
     * found in the channel's log by its {@code msg_id}.
     */
    public boolean mayHaveHappened() {
        return kind.uncertain;
    }

    /** Zendesk's errors; empty unless refused. */
    public List<GraphQlError> errors() {
        return errors;
    }

    /** How long Zendesk wants to be left alone, where it says so; empty unless rate limited. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** The code of a protocol-level failure, where there was one. The codes are not documented. */
    public Optional<String> errorCode() {
        return errorCode;
    }
}
