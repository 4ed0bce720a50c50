package dev.deskhand.app;

/**
 * Something that the person at the command line can understand and mend. Its message says what
 * happened, why, and what to do; it is printed without a stack trace, and the command exits with 1.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String words;

    public Failure(String words) {
        super(words);
        this.words = words;
    }

    public Failure(String words, Throwable cause) {
        super(words, cause);
        this.words = words;
    }

    @Override
    public String getMessage() {
        return words;
    }
}
