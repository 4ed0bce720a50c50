package dev.deskhand.server.metrics;

import java.util.Locale;

/** The stations of a visitor's message; each is timed from the one before it. */
enum Stage {
    /** From the reading of its frame until it is stored. */
    STORED,
    /** Until the bot begins to think, a burst's window included. */
    BEGUN,
    /** Until the bot knows what to say. */
    DECIDED,
    /** Until the turn is stored. */
    COMMITTED,
    /** Until the reply's first frame is written. */
    WRITTEN,
    /** Until Zendesk has confirmed it. */
    CONFIRMED;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
