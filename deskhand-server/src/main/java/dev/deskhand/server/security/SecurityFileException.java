package dev.deskhand.server.security;

/** A key file or a sealed secret cannot be used; the message says which, why, and what to do. */
public final class SecurityFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SecurityFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
