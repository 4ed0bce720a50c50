package dev.deskhand.server.storage;

import org.jdbi.v3.core.Handle;

/**
 * The connection that all changes go through, one transaction after the other. Used by one thread.
 */
interface Writer extends AutoCloseable {
    /** Begins a transaction; the handle is good until it ends. */
    Handle begin();

    /** Marks a place in the transaction to go back to; one at a time. */
    void mark();

    /** What was done since the mark stays. */
    void keep();

    /** What was done since the mark is undone; fails where the whole transaction is lost. */
    void undo();

    /**
     * Ends the transaction. When it returns, all of it survives the loss of power; when it throws,
     * it may be stored or not, and {@link #rollback()} is to be called.
     */
    void commit();

    /** Gives the transaction up, whatever is left of it. Never throws. */
    void rollback();

    @Override
    void close();
}
