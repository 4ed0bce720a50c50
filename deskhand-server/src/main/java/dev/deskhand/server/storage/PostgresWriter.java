package dev.deskhand.server.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, opened again where it broke. It holds a lock in the database for as long as it
 * lives and writes nothing without: a second server on the same database is kept out, and a server
 * that was cut off cannot write once another has taken over.
 */
final class PostgresWriter implements Writer {
    private static final Logger log = LoggerFactory.getLogger(PostgresWriter.class);

    /** The letters of the product's name. */
    private static final long LOCK = 0x6465736b68616e64L;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Long enough for the server to notice that a killed predecessor is gone. */
    private static final String LOCK_WAIT = "5s";

    /** A connection that was idle for longer is asked whether it is still there. */
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int VALID_S = 5;

    private final DataSource source;
    private @Nullable Handle handle;
    private long lastUse;

    PostgresWriter(DataSource source) {
        this.source = source;
    }

    /** Opens the connection and takes the lock. */
    Handle connect() {
        try {
            Connection connection = source.getConnection();
            try {
                lock(connection);
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
            Handle opened = PostgresTexts.without(Database.quiet(Jdbi.create(connection))).open();
            handle = opened;
            lastUse = System.nanoTime();
            return opened;
        } catch (SQLException e) {
            throw new StorageException(e.getMessage() + ".", e);
        }
    }

    private static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // The server itself looks after a peer that is gone without a word.
            statement.execute("set tcp_keepalives_idle = 10");
            statement.execute("set tcp_keepalives_interval = 5");
            statement.execute("set tcp_keepalives_count = 3");
            statement.execute("set lock_timeout = '" + LOCK_WAIT + "'");
            try (ResultSet taken =
                    statement.executeQuery("select pg_advisory_lock(" + LOCK + ")")) {
                taken.next();
            }
            statement.execute("set lock_timeout = 0");
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw new StorageException(
                        "It is in use by another Deskhand. Stop that one, or give this one a"
                                + " database of its own.",
                        e);
            }
            throw e;
        }
    }

    @Override
    public Handle begin() {
        Handle open = handle;
        if (open != null && isAlive(open)) {
            return open;
        }
        disconnect();
        return connect();
    }

    private boolean isAlive(Handle open) {
        try {
            return System.nanoTime() - lastUse < IDLE_NANOS
                    ? !open.getConnection().isClosed()
                    : open.getConnection().isValid(VALID_S);
        } catch (SQLException e) {
            log.debug("the connection is asked for no more", e);
            return false;
        }
    }

    private Handle open() {
        if (handle == null) {
            throw new IllegalStateException("No transaction was begun.");
        }
        return handle;
    }

    @Override
    public void mark() {
        open().execute("savepoint piece");
    }

    @Override
    public void keep() {
        open().execute("release savepoint piece");
    }

    @Override
    public void undo() {
        open().execute("rollback to savepoint piece");
    }

    @Override
    public void commit() {
        try {
            open().getConnection().commit();
            lastUse = System.nanoTime();
        } catch (SQLException e) {
            throw new StorageException(e.getMessage(), e);
        }
    }

    @Override
    public void rollback() {
        try {
            if (handle != null) {
                handle.getConnection().rollback();
            }
        } catch (SQLException e) {
            log.debug("the connection broke, so there is nothing to roll back", e);
            disconnect();
        }
    }

    private void disconnect() {
        try {
            if (handle != null) {
                handle.getConnection().close();
            }
        } catch (SQLException e) {
            log.debug("the connection broke before it was closed", e);
        }
        handle = null;
    }

    @Override
    public void close() {
        disconnect();
    }
}
