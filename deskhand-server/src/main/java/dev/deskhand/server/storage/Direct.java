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
        if (handle.getStatementBuilder() instanceof KeptStatements kept) {
            return kept.with(
                    handle.getConnection(),
                    sql,
                    statement -> {
                        bind(statement, values);
                        return statement.executeUpdate();
                    });
        }
        return bound(handle.createUpdate(sql), values).execute();
    }

    /** Carries out what returns one number. */
    static int number(Handle handle, String sql, @Nullable Object... values) {
        if (handle.getStatementBuilder() instanceof KeptStatements kept) {
            return kept.with(
                    handle.getConnection(),
                    sql,
                    statement -> {
                        bind(statement, values);
                        try (ResultSet row = statement.executeQuery()) {
                            row.next();
                            return row.getInt(1);
                        }
                    });
        }
        return bound(handle.createQuery(sql), values).mapTo(Integer.class).one();
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
