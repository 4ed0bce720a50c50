package dev.deskhand.server.conversation;

import java.util.Locale;

/** What a visitor was offered beside the dialogue, so that the next words are heard for it. */
public enum Offer {
    NONE,
    /** To wait for a person, to leave a message, or to go on with the bot. */
    WAIT_OR_NOT,
    /** To leave a message, or to go on with the bot. */
    LEAVE_A_MESSAGE,
    /** To write the message: the next words are it. */
    WRITE;

    /** The name in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException for a name that no offer has
     */
    public static Offer ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
