package dev.deskhand.emulator.fault;

/** A rule that cannot be; says why and what would do. */
public final class BadRule extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadRule(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
