package dev.deskhand.server.conversation;

import java.util.Arrays;

/** A failure in words that may be logged and kept: messages of exceptions may hold a visitor's. */
final class Failure {
    /** Longer chains of causes are cut; no real one is. */
    private static final int MAX_CAUSES = 20;

    private static final String OURS = "dev.deskhand.";

    private Failure() {}

    /**
     * The kind of what went wrong at first, and where: {@code ArithmeticException in Flow.run:88}.
     */
    static String words(Throwable failure) {
        Throwable first = failure;
        for (int depth = 0; first.getCause() != null && depth < MAX_CAUSES; depth++) {
            first = first.getCause();
        }
        StackTraceElement[] trace = first.getStackTrace();
        String where =
                Arrays.stream(trace)
                        .filter(frame -> frame.getClassName().startsWith(OURS))
                        .findFirst()
                        .or(() -> Arrays.stream(trace).findFirst())
                        .map(Failure::place)
                        .orElse("");
        return first.getClass().getSimpleName() + where;
    }

    private static String place(StackTraceElement frame) {
        String type = frame.getClassName();
        return " in "
                + type.substring(type.lastIndexOf('.') + 1)
                + "."
                + frame.getMethodName()
                + ":"
                + frame.getLineNumber();
    }
}
