package dev.deskhand.zendesk.chat.operation;

import java.util.Optional;

/**
 * Whether the caller stays in a channel after somebody else was asked in. There is no default here:
 * Zendesk's own sample leaves the argument out, other programs set it, and what Zendesk does
 * without it is not documented.
 */
public enum Leaving {
    /** Leaves once the request has succeeded. */
    LEAVE(Optional.of(true)),
    /** Stays in the channel. */
    STAY(Optional.of(false)),
    /** Leaves the argument out, and the choice to Zendesk. */
    UP_TO_ZENDESK(Optional.empty());

    private final Optional<Boolean> argument;

    Leaving(Optional<Boolean> argument) {
        this.argument = argument;
    }

    Optional<Boolean> argument() {
        return argument;
    }
}
