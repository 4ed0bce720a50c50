package dev.deskhand.server.authorisation;

/** Zendesk gave no token; the message says what happened, without a secret in it. */
public final class TokenRequestFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why there is no token. */
    public enum Reason {
        /** The client id or the client secret is wrong. */
        KEYS_REFUSED,
        /** The code was used before, or too late. */
        CODE_REFUSED,
        /** No answer came. */
        UNREACHABLE,
        /** Another answer than a token. */
        UNEXPECTED_ANSWER
    }

    /**
     * A failure.
     *
     * @param message a sentence: what Zendesk answered, or why it could not be reached
     */
    public TokenRequestFailed(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
