package dev.deskhand.server.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What a database itself says. */
public final class StoredRows {
    private StoredRows() {}

    /** A text for each row, its columns with a space between. */
    public static List<String> of(DataSource database, String sql) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                List<String> texts = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    texts.add(row.getString(column));
                }
                rows.add(String.join(" ", texts));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }
}
