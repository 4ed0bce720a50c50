package dev.deskhand.server.storage;

import dev.deskhand.server.config.DatabaseAddress;
import dev.deskhand.server.timer.Alarms;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * All that is in a database, in one file of SQLite, whichever database it came from; so it can be
 * restored to either. The key of the secrets is not in it.
 */
public final class Backup {
    private Backup() {}

    /**
     * Writes the backup, of one moment, beside a server that may be running.
     *
     * @param data the server's data folder
     * @param address where the tables are, if not in the folder
     * @param file is made; there is none where this fails
     * @throws StorageException when there is such a file, or no database, or it cannot be read
     */
    public static void take(Path data, Optional<DatabaseAddress> address, Path file) {
        if (Files.exists(file)) {
            throw new StorageException(file + " is there already. Name a file that is not.");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new StorageException(
                    "There is no folder " + folder + " for the backup. Make it.");
        }
        Path part = folder.resolve(file.getFileName() + ".part");
        try {
            begin(part);
            if (address.isPresent()) {
                takeFromPostgres(address.get(), part);
            } else {
                takeFromFile(data.resolve(Database.FILE), part);
            }
            toDisk(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException | IOException | RuntimeException e) {
            throw failed("The backup " + file + " could not be made: ", e);
        } finally {
            delete(part);
        }
    }

    /** Empty, and in place of what a killed process may have left. */
    private static void begin(Path part) throws IOException {
        Files.deleteIfExists(part);
        OwnersFile.make(part);
    }

    private static void takeFromFile(Path database, Path part) throws SQLException {
        if (!Files.exists(database)) {
            throw new StorageException(
                    "there is no "
                            + database
                            + ". Name the configuration file that the server is started with"
                            + " (--config).");
        }
        copyFile(database, part);
    }

    /** On one snapshot; whoever writes meanwhile is not kept from it. */
    private static void copyFile(Path from, Path to) throws SQLException {
        try (Connection connection = SqliteEngine.connection(from);
                PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
            copy.setString(1, to.toString());
            copy.execute();
        }
    }

    private static void takeFromPostgres(DatabaseAddress address, Path part) throws SQLException {
        SqliteEngine.migrate(part);
        try (Connection from = PostgresEngine.source(address).getConnection();
                Connection to = SqliteEngine.connection(part)) {
            from.setAutoCommit(false);
            from.setReadOnly(true);
            from.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            requireSameVersion(from, to);
            to.setAutoCommit(false);
            TableCopy.ofTablesIn(to).copy(from, to);
            to.commit();
        }
    }

    /**
     * Puts what a backup holds into a database that holds nothing, while no server uses it. A
     * backup of an older version is brought up to date; where this fails, nothing has changed.
     *
     * @param file a backup, which is only read
     * @throws StorageException when the database is in use, or holds something, or the file is no
     *     backup
     */
    public static void restore(Path file, Path data, Optional<DatabaseAddress> address) {
        FolderLock lock = FolderLock.take(data);
        Path part = data.resolve(Database.FILE + ".restoring");
        try {
            requireBackup(file);
            begin(part);
            copyFile(file, part);
            SqliteEngine.migrate(part);
            if (address.isPresent()) {
                restoreToPostgres(part, address.get());
            } else {
                restoreToFile(part, data.resolve(Database.FILE));
            }
        } catch (SQLException | IOException | RuntimeException e) {
            throw failed("The backup " + file + " could not be restored: ", e);
        } finally {
            delete(part);
            lock.release();
        }
    }

    private static void requireBackup(Path file) throws SQLException {
        if (!Files.isReadable(file)) {
            throw new StorageException("there is no such file that can be read.");
        }
        try (Connection connection = SqliteEngine.connection(file);
                Statement look = connection.createStatement();
                ResultSet tables =
                        look.executeQuery(
                                "select count(*) from sqlite_master where name in"
                                        + " ('flyway_schema_history', 'conversation')")) {
            tables.next();
            if (tables.getInt(1) != 2) {
                throw new StorageException("it holds no tables of Deskhand.");
            }
        }
    }

    private static void restoreToFile(Path part, Path database) throws SQLException, IOException {
        Path log = database.resolveSibling(database.getFileName() + "-wal");
        if (Files.exists(log) || (Files.exists(database) && Files.size(database) > 0)) {
            throw new StorageException(
                    "there is a database already, "
                            + database
                            + ". Move it away, with "
                            + log.getFileName()
                            + " where that is there.");
        }
        try (Connection connection = SqliteEngine.connection(part)) {
            connection.setAutoCommit(false);
            setAlarms(connection);
            connection.commit();
        }
        toDisk(part);
        Files.move(part, database, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void restoreToPostgres(Path part, DatabaseAddress address) throws SQLException {
        try (PostgresEngine engine = PostgresEngine.open(address);
                Writer writer = engine.writer();
                Connection from = SqliteEngine.connection(part)) {
            Handle handle = writer.begin();
            Connection to = handle.getConnection();
            if (TableCopy.isUsed(to)) {
                throw new StorageException(
                        "the database "
                                + address.url()
                                + " holds something already. Make an empty one.");
            }
            requireSameVersion(from, to);
            TableCopy.ofTablesIn(from).copy(from, to);
            setAlarms(to);
            writer.commit();
        }
    }

    /** Timers are Deskhand's own, their alarms the scheduler's, and made again where missing. */
    private static void setAlarms(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet timers =
                        select.executeQuery("select id, alarm_at from timer where due = 0")) {
            while (timers.next()) {
                Alarms.set(
                        new OneConnection(connection),
                        Long.toString(timers.getLong("id")),
                        Instant.ofEpochMilli(timers.getLong("alarm_at")));
            }
        }
    }

    private static void requireSameVersion(Connection one, Connection other) throws SQLException {
        if (!version(one).equals(version(other))) {
            throw new StorageException(
                    "another version of Deskhand has written it. Take that version for this.");
        }
    }

    private static String version(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet last =
                        select.executeQuery(
                                "select version from flyway_schema_history"
                                        + " order by installed_rank desc limit 1")) {
            return last.next() ? last.getString(1) : "";
        }
    }

    private static void toDisk(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw failed(part + " is left over and can be deleted: ", e);
        }
    }

    private static StorageException failed(String what, Exception why) {
        return new StorageException(what + why.getMessage(), why);
    }
}
