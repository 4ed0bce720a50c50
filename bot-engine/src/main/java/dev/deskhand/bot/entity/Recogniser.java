package dev.deskhand.bot.entity;

import java.util.List;

/** Finds the values of one entity in a text. Immutable, thread-safe. */
interface Recogniser {
    /**
     * All that may be a value, overlapping perhaps.
     *
     * @param asked whether the bot has just asked for it
     */
    List<Candidate> find(Reading reading, boolean asked);
}
