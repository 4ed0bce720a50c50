package dev.deskhand.server.handover;

import java.util.Locale;

/** How a hand-over ended. */
public enum HandOverOutcome {
    /** A person came. */
    HUMAN_CAME,
    /** It could not be carried out, or nobody came; the reason says why. */
    FAILED,
    /** The visitor did not wait any longer. */
    GAVE_UP,
    /** An operator gave the chat back to the bot. */
    TAKEN_BACK,
    /** The visitor left the chat. */
    ABANDONED;

    /** The name on the wire and in the database, {@code human_came}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
