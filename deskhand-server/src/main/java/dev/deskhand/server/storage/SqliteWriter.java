package dev.deskhand.server.storage;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the file, for good. Its transactions are begun and ended by statements of their
 * own: the driver's {@code commit()} begins the next transaction in the same breath, so it would
 * hold the file's write lock while idle, and say that a commit had failed when only that beginning
 * did.
 */
final class SqliteWriter implements Writer {
    private static final Logger log = LoggerFactory.getLogger(SqliteWriter.class);

    private final Handle handle;

    /**
     * @param handle in auto-commit mode, and nobody else's
     */
    SqliteWriter(Handle handle) {
        this.handle = handle;
    }

    @Override
    public Handle begin() {
        handle.execute("begin immediate");
        return handle;
    }

    @Override
    public void mark() {
        handle.execute("savepoint piece");
    }

    @Override
    public void keep() {
        handle.execute("release piece");
    }

    @Override
    public void undo() {
        handle.execute("rollback to piece");
        handle.execute("release piece");
    }

    @Override
    public void commit() {
        handle.execute("commit");
    }

    /** After some failures, a full disk for one, SQLite has rolled back of its own accord. */
    @Override
    public void rollback() {
        try {
            handle.execute("rollback");
        } catch (JdbiException e) {
            log.debug("there was nothing to roll back", e);
        }
    }

    @Override
    public void close() {
        handle.close();
    }
}
