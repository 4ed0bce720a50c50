package dev.deskhand.server.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Copies the rows of all tables between two databases of the same version, one of them a file. Both
 * have the same columns, whatever each calls their types. What the libraries keep for themselves
 * (which migrations were carried out, the scheduler's alarms) stays behind.
 */
final class TableCopy {
    private static final int ROWS_TOGETHER = 500;

    private final List<Table> tables;

    private record Table(String name, List<String> columns) {
        String select() {
            return "select %s from %s".formatted(String.join(", ", columns), name);
        }

        String insert() {
            return "insert into %s (%s) values (%s)"
                    .formatted(
                            name,
                            String.join(", ", columns),
                            String.join(", ", columns.stream().map(_ -> "?").toList()));
        }
    }

    private TableCopy(List<Table> tables) {
        this.tables = tables;
    }

    /**
     * Of the tables that a file of this version has.
     *
     * @param file a connection to it
     */
    static TableCopy ofTablesIn(Connection file) throws SQLException {
        Set<String> names = new LinkedHashSet<>();
        List<String> all =
                texts(
                        file,
                        "select name from sqlite_master where type = 'table'"
                                + " and name not like 'sqlite_%' and name not in"
                                + " ('flyway_schema_history', 'scheduled_tasks') order by name");
        for (String name : all) {
            withParents(file, name, names);
        }
        List<Table> tables = new ArrayList<>();
        for (String name : names) {
            tables.add(
                    new Table(
                            name,
                            texts(file, "select name from pragma_table_info('" + name + "')")));
        }
        return new TableCopy(tables);
    }

    /** A row's parents are there before it. */
    private static void withParents(Connection file, String table, Set<String> names)
            throws SQLException {
        for (String parent :
                texts(
                        file,
                        "select \"table\" from pragma_foreign_key_list('%s') where \"table\" <> '%s'"
                                .formatted(table, table))) {
            withParents(file, parent, names);
        }
        names.add(table);
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** Whether somebody has an account in this database: one that was only made has none. */
    static boolean isUsed(Connection connection) throws SQLException {
        return !texts(connection, "select email from app_user limit 1").isEmpty();
    }

    /** In the transactions of both connections; whatever the target has is deleted before. */
    void copy(Connection from, Connection to) throws SQLException {
        try (Statement delete = to.createStatement()) {
            for (Table table : tables.reversed()) {
                delete.executeUpdate("delete from " + table.name());
            }
        }
        for (Table table : tables) {
            copy(table, from, to);
        }
    }

    private static void copy(Table table, Connection from, Connection to) throws SQLException {
        try (Statement select = from.createStatement();
                PreparedStatement insert = to.prepareStatement(table.insert())) {
            select.setFetchSize(ROWS_TOGETHER);
            int waiting = 0;
            try (ResultSet rows = select.executeQuery(table.select())) {
                while (rows.next()) {
                    for (int i = 1; i <= table.columns().size(); i++) {
                        Object value = rows.getObject(i);
                        insert.setObject(
                                i, value instanceof String text ? PostgresTexts.fit(text) : value);
                    }
                    insert.addBatch();
                    waiting++;
                    if (waiting == ROWS_TOGETHER) {
                        insert.executeBatch();
                        waiting = 0;
                    }
                }
            }
            if (waiting > 0) {
                insert.executeBatch();
            }
        }
    }
}
