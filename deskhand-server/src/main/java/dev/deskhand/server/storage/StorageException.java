package dev.deskhand.server.storage;

import org.jspecify.annotations.Nullable;

/** The database cannot be used; the message says which, why, and what to do. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StorageException(String message) {
        super(message);
    }

    StorageException(@Nullable String message, Throwable cause) {
        super(message, cause);
    }
}
