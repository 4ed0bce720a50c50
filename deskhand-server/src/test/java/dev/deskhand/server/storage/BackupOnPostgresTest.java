package dev.deskhand.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.config.DatabaseAddress;
import dev.deskhand.server.testing.OnPostgres;
import dev.deskhand.server.testing.StoredRows;
import dev.deskhand.server.testing.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same in PostgreSQL, and the way from one database to the other and back. */
@OnPostgres
class BackupOnPostgresTest extends BackupTest {
    private static final String AWKWARD = "\u00e9\ud83d\ude42 'one'\n\t\"two\"; --";

    @Test
    void everyRowOfEveryTableComesOverAndBack(@TempDir Path file, @TempDir Path again)
            throws SQLException {
        Database.open(file).close();
        Map<String, List<String>> rows;
        try (Connection connection = SqliteEngine.connection(file.resolve(Database.FILE))) {
            fill(connection);
            rows = rows(connection, tables(connection));
        }
        assertThat(rows).allSatisfy((table, all) -> assertThat(all).isNotEmpty());

        DatabaseAddress address = TestDatabases.of(restored).orElseThrow();
        Backup.take(file, Optional.empty(), backups.resolve("1.db"));
        Backup.restore(backups.resolve("1.db"), restored, Optional.of(address));
        try (Connection connection = PostgresEngine.source(address).getConnection()) {
            assertThat(rows(connection, rows.keySet())).isEqualTo(rows);
            assertThat(alarms(connection)).containsExactly("1");
        }

        Backup.take(restored, Optional.of(address), backups.resolve("2.db"));
        Backup.restore(backups.resolve("2.db"), again, Optional.empty());
        Database.open(again).close();
        try (Connection connection = SqliteEngine.connection(again.resolve(Database.FILE))) {
            assertThat(rows(connection, rows.keySet())).isEqualTo(rows);
            assertThat(alarms(connection)).containsExactly("1");
        }
    }

    private static Set<String> tables(Connection file) throws SQLException {
        return new HashSet<>(
                StoredRows.of(
                        new OneConnection(file),
                        "select name from sqlite_master where type = 'table' and name not like"
                                + " 'sqlite%' and name not in"
                                + " ('flyway_schema_history', 'scheduled_tasks')"));
    }

    /** A row for each table, each number 1; and one with nothing where nothing may be. */
    private static void fill(Connection file) throws SQLException {
        for (String table : tables(file)) {
            List<String> names = new ArrayList<>();
            List<String> values = new ArrayList<>();
            try (Statement statement = file.createStatement();
                    ResultSet column =
                            statement.executeQuery("pragma table_info('" + table + "')")) {
                while (column.next()) {
                    names.add(column.getString("name"));
                    values.add(
                            column.getString("type").equals("text")
                                    ? "'" + AWKWARD.replace("'", "''") + "'"
                                    : "1");
                }
            }
            execute(
                    file,
                    "insert into %s (%s) values (%s)"
                            .formatted(table, String.join(", ", names), String.join(", ", values)));
        }
        execute(file, "update timer set due = 0");
        execute(file, "update conversation set started_at = 9223372036854775807");
        execute(
                file,
                "insert into transcript (conversation_id, number, at, kind, speaker, speaker_name,"
                        + " text, quick_replies) values (1, 2, -1, '', '', '', '', '')");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<String, List<String>> rows(Connection connection, Set<String> tables)
            throws SQLException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (String table : tables) {
            List<String> all =
                    StoredRows.of(new OneConnection(connection), "select * from " + table);
            rows.put(table, all.stream().sorted().toList());
        }
        return rows;
    }

    private static List<String> alarms(Connection connection) throws SQLException {
        return StoredRows.of(
                new OneConnection(connection), "select task_instance from scheduled_tasks");
    }
}
