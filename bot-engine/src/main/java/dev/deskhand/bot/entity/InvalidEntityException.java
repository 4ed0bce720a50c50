package dev.deskhand.bot.entity;

import java.io.Serial;

/** An entity that can't be used as the author wrote it; the message says why and what to do. */
public final class InvalidEntityException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final String entity;

    InvalidEntityException(String entity, String message) {
        super("Entity \"" + entity + "\": " + message);
        this.entity = entity;
    }

    /** Its name. */
    public String entity() {
        return entity;
    }
}
