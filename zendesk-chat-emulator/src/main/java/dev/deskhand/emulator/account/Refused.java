package dev.deskhand.emulator.account;

/**
 * A call the account does not carry out; nothing has changed. The message says what to do instead.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, coarsely; shells turn it into a status. */
    public enum Kind {
        NOT_FOUND,
        INVALID,
        CONFLICT,
        UNAUTHORISED,
        FORBIDDEN
    }

    private final Kind kind;
    private final String code;

    public Refused(Kind kind, String code, String message) {
        super(message, null, false, false);
        this.kind = kind;
        this.code = code;
    }

    static Refused unknown(String what, String id) {
        return new Refused(
                Kind.NOT_FOUND, "unknown_" + what, "No " + what + " has the id \"" + id + "\".");
    }

    static Refused invalid(String message) {
        return new Refused(Kind.INVALID, "invalid", message);
    }

    static Refused conflict(String code, String message) {
        return new Refused(Kind.CONFLICT, code, message);
    }

    public Kind kind() {
        return kind;
    }

    /** A word for programs, such as {@code unknown_channel}. */
    public String code() {
        return code;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
