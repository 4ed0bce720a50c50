package dev.deskhand.server.refusal;

import java.util.List;

/**
 * Something was asked that is not done; nothing has changed. An expected outcome, hence without a
 * stack trace.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String code;
    private final transient List<? extends Record> problems;

    /** Which sort of no. */
    public enum Kind {
        /** The request cannot be read. */
        MALFORMED,
        /** Nobody is signed in, or the credentials are wrong. */
        UNAUTHENTICATED,
        /** Not for whoever asks. */
        FORBIDDEN,
        /** There is no such thing. */
        NOT_FOUND,
        /** It does not fit what is there now. */
        CONFLICT,
        /** The request is longer than anything that is asked for here. */
        TOO_LARGE,
        /** More than the server takes at once. */
        BUSY,
        /** The request was read, but its content will not do. */
        INVALID,
        /** Zendesk did not play its part. */
        UPSTREAM
    }

    /**
     * A refusal.
     *
     * @param code stable, for programs
     * @param message for a person: what, why, what next
     * @param problems the parts of the request that are wrong; may be empty
     */
    public Refusal(Kind kind, String code, String message, List<? extends Record> problems) {
        super(message, null, false, false);
        this.kind = kind;
        this.code = code;
        this.problems = List.copyOf(problems);
    }

    /** A refusal without single problems. */
    public Refusal(Kind kind, String code, String message) {
        this(kind, code, message, List.of());
    }

    /** The content of fields will not do. */
    public static Refusal invalid(List<FieldProblem> problems) {
        String first = problems.getFirst().message();
        return new Refusal(
                Kind.INVALID,
                "validation",
                problems.size() == 1
                        ? first
                        : first + " (and " + (problems.size() - 1) + " more; see problems)",
                problems);
    }

    /** One field will not do. */
    public static Refusal invalid(String field, String message) {
        return invalid(List.of(new FieldProblem(field, message)));
    }

    /** No list ends with this cursor. */
    public static Refusal notACursor() {
        return invalid("before", "before must be what a list gave as next, unchanged.");
    }

    /** There is no such business. */
    public static Refusal unknownBusiness(String id) {
        return new Refusal(
                Kind.NOT_FOUND,
                "unknown_business",
                "There is no business with the id "
                        + id
                        + ". The console lists all businesses with their ids.");
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public List<? extends Record> problems() {
        return problems;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /**
     * What is wrong with one field.
     *
     * @param field its name in the request
     */
    public record FieldProblem(String field, String message) {}
}
