package dev.deskhand.server.storage;

import dev.deskhand.server.security.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Reads the shapes that several tables share. */
final class Rows {
    private Rows() {}

    /** From the columns {@code id}, {@code name} and {@code email}. */
    static User user(ResultSet row) throws SQLException {
        return new User(row.getLong("id"), row.getString("name"), row.getString("email"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    /** What will be read where that is stored. */
    static Instant stored(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /** Texts without spaces, stored in one column. */
    static List<String> words(ResultSet row, String column) throws SQLException {
        return List.of(row.getString(column).split(" "));
    }

    static String words(List<String> words) {
        return String.join(" ", words);
    }
}
