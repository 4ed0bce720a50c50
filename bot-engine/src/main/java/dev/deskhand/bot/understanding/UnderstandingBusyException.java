package dev.deskhand.bot.understanding;

/**
 * So many texts wait to be understood that this one is not. An everyday event, so without trace.
 */
public final class UnderstandingBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says how long it waited. */
    public UnderstandingBusyException(String message) {
        super(message, null, false, false);
    }
}
