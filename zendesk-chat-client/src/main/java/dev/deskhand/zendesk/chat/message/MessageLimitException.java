package dev.deskhand.zendesk.chat.message;

/**
 * A message, or a part of one, that breaks a limit; nothing was sent. The words name the limit and
 * what to do, and quote nothing of the message.
 */
public final class MessageLimitException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final MessageLimit limit;
    private final int actual;

    MessageLimitException(MessageLimit limit, int actual) {
        super(limit.complaint(actual));
        this.limit = limit;
        this.actual = actual;
    }

    /** The limit that was broken. */
    public MessageLimit limit() {
        return limit;
    }

    /** How many there were of what the limit counts. */
    public int actual() {
        return actual;
    }
}
