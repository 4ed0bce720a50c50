package dev.deskhand.server.testing;

import dev.deskhand.server.config.DatabaseAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;

/**
 * Where a test's tables are: in its folder, or, with {@link OnPostgres} or with {@code
 * -Ddeskhand.database=postgresql} for all tests, in a PostgreSQL database that belongs to the
 * folder. One server for all of them is started with the first, its time zone far from UTC.
 */
public final class TestDatabases {
    /** A time zone whose offset is no whole number of hours. */
    static final String TIME_ZONE = "Asia/Kolkata";

    private static final boolean ALL =
            "postgresql".equals(System.getProperty("deskhand.database", ""));

    private static volatile boolean onPostgres;

    private TestDatabases() {}

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            // The driver tells the server this machine's zone with each connection.
            TimeZone.setDefault(TimeZone.getTimeZone(TIME_ZONE));
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static void onPostgres(boolean use) {
        onPostgres = use;
    }

    /** Whether this test's tables are in PostgreSQL. */
    public static boolean arePostgres() {
        return ALL || onPostgres;
    }

    /** The database that belongs to a folder; the same for each call. Empty: a file in it. */
    public static Optional<DatabaseAddress> of(Path folder) {
        return arePostgres() ? Optional.of(postgres(folder)) : Optional.empty();
    }

    private static String name(Path folder) {
        byte[] path = folder.toString().getBytes(StandardCharsets.UTF_8);
        return "test_" + UUID.nameUUIDFromBytes(path).toString().replace("-", "");
    }

    private static DatabaseAddress postgres(Path folder) {
        String name = name(folder);
        if (count("select count(*) from pg_database where datname = '" + name + "'") == 0) {
            execute("create database " + name);
        }
        return new DatabaseAddress(
                "jdbc:postgresql://localhost:" + Server.RUNNING.getPort() + "/" + name,
                "postgres",
                Optional.empty());
    }

    /** Ends all sessions of the folder's database and lets nobody in. */
    public static void takeAway(Path folder) {
        execute("alter database " + name(folder) + " allow_connections false");
        execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                        + name(folder)
                        + "'");
    }

    /** Lets everybody in again. */
    public static void giveBack(Path folder) {
        execute("alter database " + name(folder) + " allow_connections true");
    }

    /** How many connections tests have to their databases now. */
    static int connections() {
        return count("select count(*) from pg_stat_activity where datname like 'test_%'");
    }

    private static void execute(String sql) {
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int count(String sql) {
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
