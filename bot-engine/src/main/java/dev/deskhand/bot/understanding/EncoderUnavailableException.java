package dev.deskhand.bot.understanding;

/** A sentence model cannot be used on this machine; the message says which and why. */
public final class EncoderUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EncoderUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
