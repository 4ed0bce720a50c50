package dev.deskhand.emulator;

/** The emulator cannot start; the message names the file and what is wrong with it. */
public final class EmulatorStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmulatorStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
