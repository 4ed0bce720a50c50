package dev.deskhand.bot.understanding;

import java.util.function.Supplier;

/**
 * Does the slow part of understanding: a text that is no sentence of the bot's and was not asked
 * lately. Thread-safe.
 */
@FunctionalInterface
public interface Slowly {
    /** At once, however many others do the same. */
    Slowly AT_ONCE = Supplier::get;

    /**
     * Does it, if need be after a wait.
     *
     * @throws UnderstandingBusyException instead, where the wait would be too long
     */
    Ranking rank(Supplier<Ranking> work);
}
