package dev.deskhand.server.storage;

import java.sql.PreparedStatement;
import java.sql.SQLException;
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
    private final PreparedStatement begin;
    private final PreparedStatement mark;
    private final PreparedStatement keep;
    private final PreparedStatement undo;
    private final PreparedStatement commit;

    /**
     * @param handle in auto-commit mode, and nobody else's
     */
    SqliteWriter(Handle handle) {
        this.handle = handle;
        this.begin = prepared("begin immediate");
        this.mark = prepared("savepoint piece");
        this.keep = prepared("release piece");
        this.undo = prepared("rollback to piece");
        this.commit = prepared("commit");
    }

    private PreparedStatement prepared(String sql) {
        try {
            return handle.getConnection().prepareStatement(sql);
        } catch (SQLException e) {
            throw new StorageException(e.getMessage(), e);
        }
    }

    private static void run(PreparedStatement statement) {
        try {
            statement.execute();
        } catch (SQLException e) {
            throw new StorageException(e.getMessage(), e);
        }
    }

    @Override
    public Handle begin() {
        run(begin);
        return handle;
    }

    @Override
    public void mark() {
        run(mark);
    }

    @Override
    public void keep() {
        run(keep);
    }

    @Override
    public void undo() {
        run(undo);
        run(keep);
    }

    @Override
    public void commit() {
        run(commit);
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
