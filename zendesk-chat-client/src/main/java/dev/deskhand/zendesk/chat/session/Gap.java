package dev.deskhand.zendesk.chat.session;

/** Whether a connection began with all that had happened while there was none. */
public enum Gap {
    /** The logs were read, and what was missed was delivered before the session was online. */
    FILLED,
    /**
     * The same, but some chat's log was longer than can be read, or more happened meanwhile than
     * can be held; the oldest of it may be missing.
     */
    PARTLY_FILLED,
    /** Zendesk refused the logs. What happened while there was no connection was not delivered. */
    NOT_FILLED,
    /** The settings say that the caller reads the logs. */
    NOT_ASKED
}
