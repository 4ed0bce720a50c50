package dev.deskhand.zendesk.chat.operation;

/** An answer that lacks what it must hold. The message names the field, never its content. */
public final class UnreadableAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the field that is missing or has another shape, and none of its content. */
    public UnreadableAnswerException(String message) {
        super(message);
    }
}
