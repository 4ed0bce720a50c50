package dev.deskhand.zendesk.chat.operation;

/** An answer that lacks what it must hold. The message names the field, never its content. */
public final class UnreadableAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableAnswerException(String message) {
        super(message);
    }
}
