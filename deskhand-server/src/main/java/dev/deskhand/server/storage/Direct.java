package dev.deskhand.server.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * The few statements that every message needs, past the library where it can be: what it does for
 * each statement (finding names, choosing converters, copying settings) takes as long as SQLite
 * itself. Values are given in the order of the question marks: {@link Long}, {@link Integer},
 * {@link String} or null.
 */
final class Direct {
    private Direct() {}

    /**
     * Changes rows, and returns how many.
     *
     * @throws StorageException as the library does where the database fails
     */
    static int update(Handle handle, String sql, @Nullable Object... values) {
        return handle.getStatementBuilder() instanceof KeptStatements kept
                ? past(kept, handle, sql, PreparedStatement::executeUpdate, values)
                : bound(handle.createUpdate(sql), values).execute();
    }

    /** Carries out what returns one number. */
    static int number(Handle handle, String sql, @Nullable Object... values) {
        return handle.getStatementBuilder() instanceof KeptStatements kept
                ? past(kept, handle, sql, Direct::onlyNumber, values)
                : bound(handle.createQuery(sql), values).mapTo(Integer.class).one();
    }

    private static int onlyNumber(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static int past(
            KeptStatements kept,
            Handle handle,
            String sql,
            KeptStatements.Use<Integer> use,
            @Nullable Object... values) {
        return kept.with(
                handle.getConnection(),
                sql,
                statement -> {
                    bind(statement, values);
                    return use.of(statement);
                });
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            switch (value) {
                case null -> statement.setObject(i + 1, null);
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case String text -> statement.setString(i + 1, text);
                default ->
                        throw new IllegalArgumentException(
                                "no value for a column: " + value.getClass());
            }
        }
    }

    private static <S extends SqlStatement<S>> S bound(S statement, @Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            statement.bind(i, values[i]);
        }
        return statement;
    }
}
