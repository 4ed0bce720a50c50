package dev.deskhand.server.http;

import java.io.Serial;
import java.util.Optional;

/**
 * A failure as the log may show it. Messages of exceptions repeat what was sent, so line breaks in
 * them could pass for lines of the log; here control characters are written by their numbers.
 */
final class LoggedFailure extends Exception {
    /** Longer chains of causes are cut; no real one is. */
    private static final int MAX_CAUSES = 20;

    @Serial private static final long serialVersionUID = 1L;

    private LoggedFailure(Throwable failure, int causesLeft) {
        super(escaped(failure.toString()));
        setStackTrace(failure.getStackTrace());
        if (causesLeft > 0) {
            Optional.ofNullable(failure.getCause())
                    .ifPresent(cause -> initCause(new LoggedFailure(cause, causesLeft - 1)));
            for (Throwable suppressed : failure.getSuppressed()) {
                addSuppressed(new LoggedFailure(suppressed, causesLeft - 1));
            }
        }
    }

    static LoggedFailure of(Throwable failure) {
        return new LoggedFailure(failure, MAX_CAUSES);
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .forEach(c -> {
                    if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                        escaped.append(String.format("\\u%04x", c));
                    } else {
                        escaped.append((char) c);
                    }
                });
        return escaped.toString();
    }
}
