package dev.deskhand.server.storage;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection's prepared statements, kept for the next time: SQLite compiles a statement anew
 * each time that it is prepared, and its driver keeps none. One that is in use is not given out a
 * second time. One thread at a time, as its connection.
 */
final class KeptStatements implements StatementBuilder {
    private static final Logger log = LoggerFactory.getLogger(KeptStatements.class);

    /** More than this server has; texts that are put together must not fill the memory. */
    private static final int MOST = 300;

    private final StatementBuilder usual = new DefaultStatementBuilder();
    private final Map<String, PreparedStatement> idle = new HashMap<>();
    private final IdentityHashMap<Statement, String> inUse = new IdentityHashMap<>();

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context)
            throws SQLException {
        boolean plain =
                !context.isReturningGeneratedKeys()
                        && !context.isConcurrentUpdatable()
                        && context.getConfig(SqlStatements.class).getQueryTimeout() == null;
        if (!plain) {
            return usual.create(connection, sql, context);
        }
        PreparedStatement kept = idle.remove(sql);
        PreparedStatement given = kept == null ? usual.create(connection, sql, context) : kept;
        inUse.put(given, sql);
        return given;
    }

    /** What is done with a statement. */
    interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /**
     * Uses the statement of that text and keeps it.
     *
     * @throws StorageException if it fails; its message holds none of the values
     */
    <T> T with(Connection connection, String sql, Use<T> use) {
        try {
            PreparedStatement kept = idle.remove(sql);
            PreparedStatement statement = kept == null ? connection.prepareStatement(sql) : kept;
            T result;
            try {
                result = use.of(statement);
                statement.clearParameters();
            } catch (SQLException | RuntimeException e) {
                closeAfter(e, statement);
                throw e;
            }
            keep(sql, statement);
            return result;
        } catch (SQLException e) {
            throw new StorageException(e.getMessage(), e);
        }
    }

    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
        String own = inUse.remove(statement);
        if (own == null
                || idle.size() >= MOST
                || !(statement instanceof PreparedStatement prepared)) {
            usual.close(connection, sql, statement);
            return;
        }
        try {
            // Values of the last time are nobody's business, and must not be there by mistake.
            prepared.clearParameters();
        } catch (SQLException e) {
            prepared.close();
            throw e;
        }
        keep(own, prepared);
    }

    private void keep(String sql, PreparedStatement statement) throws SQLException {
        PreparedStatement other = idle.put(sql, statement);
        if (other != null) {
            other.close();
        }
    }

    private static void closeAfter(Exception failure, PreparedStatement statement) {
        try {
            statement.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close(Connection connection) {
        for (PreparedStatement statement : idle.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                log.debug("a statement could not be closed; its connection is about to be", e);
            }
        }
        idle.clear();
    }

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
        return usual.create(connection, context);
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
            throws SQLException {
        return usual.createCall(connection, sql, context);
    }

    /** How many are kept now. */
    int size() {
        return idle.size();
    }
}
