package dev.deskhand.server.storage;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells what is wrong with the database from what is wrong with a piece of work. */
final class StorageTrouble {
    private static final int PRIMARY = 0xFF;

    private static final Set<Integer> FILE_TROUBLE =
            Set.of(
                    SQLiteErrorCode.SQLITE_FULL.code,
                    SQLiteErrorCode.SQLITE_IOERR.code,
                    SQLiteErrorCode.SQLITE_CANTOPEN.code,
                    SQLiteErrorCode.SQLITE_READONLY.code,
                    SQLiteErrorCode.SQLITE_BUSY.code,
                    SQLiteErrorCode.SQLITE_CORRUPT.code,
                    SQLiteErrorCode.SQLITE_NOTADB.code);

    /**
     * The first two letters: connection, resources, an operator's intervention, system, internal.
     */
    private static final Set<String> SERVER_TROUBLE = Set.of("08", "53", "57", "58", "XX");

    private static final String READ_ONLY = "25006";

    private StorageTrouble() {}

    /** The cause in words, where it lies in the database. */
    static Optional<String> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException e
                    && FILE_TROUBLE.contains(e.getResultCode().code & PRIMARY)) {
                return Optional.of(words(e));
            }
            if (cause instanceof SQLException e && e.getSQLState() != null && isServers(e)) {
                return Optional.of(words(e));
            }
        }
        return Optional.empty();
    }

    private static boolean isServers(SQLException e) {
        String state = e.getSQLState();
        return state.equals(READ_ONLY)
                || (state.length() == 5 && SERVER_TROUBLE.contains(state.substring(0, 2)));
    }

    private static String words(SQLException e) {
        return Optional.ofNullable(e.getMessage()).orElseGet(e::toString);
    }
}
