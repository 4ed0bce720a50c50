package dev.deskhand.server.timer;

import java.util.Locale;

/** What a conversation can wait for. A conversation has at most one timer of each kind. */
public enum TimerKind {
    /** Nobody has taken a chat that was passed on. */
    PATIENCE,
    /** The visitor has been silent after the bot's answer. */
    FOLLOW_UP,
    /** What the bot was told, and where the flow is, is forgotten once nobody goes on with it. */
    CONTEXT;

    /** The name in the database, {@code patience}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException for a name that no kind has
     */
    public static TimerKind ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
