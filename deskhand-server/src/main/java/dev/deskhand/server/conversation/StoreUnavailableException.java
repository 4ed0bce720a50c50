package dev.deskhand.server.conversation;

import org.jspecify.annotations.Nullable;

/** Nothing can be stored now, whatever it is: what was to be stored is to be tried again. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(@Nullable String message, Throwable cause) {
        super(message, cause);
    }
}
