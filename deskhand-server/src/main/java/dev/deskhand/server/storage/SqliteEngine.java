package dev.deskhand.server.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/**
 * The database file of one data folder. One writer and a few readers, because SQLite has one writer
 * anyway and its native calls hold on to a carrier thread.
 */
final class SqliteEngine implements Engine {
    private static final int READERS = 4;
    private static final int BUSY_TIMEOUT_MS = 5_000;
    private static final int READER_WAIT_S = 30;

    /** Of 4 KiB: rows that are written together are far apart in the tables and their indexes. */
    private static final int WRITERS_PAGES = 8_000;

    /**
     * After so many pages the log is worked into the file. The usual thousand are full twice a
     * second at a thousand messages a second, with the same pages again and again.
     */
    private static final int LOG_PAGES = 8_000;

    private final String url;
    private final BlockingQueue<Handle> idleReaders = new ArrayBlockingQueue<>(READERS);
    private final List<Handle> readers = new ArrayList<>();

    private SqliteEngine(String url) {
        this.url = url;
        for (int i = 0; i < READERS; i++) {
            readers.add(open(url, TransactionMode.DEFERRED));
        }
        idleReaders.addAll(readers);
    }

    /** Makes the file where there is none. */
    static SqliteEngine open(Path file) {
        migrate(file);
        return new SqliteEngine(url(file));
    }

    /** Makes the tables, or brings them up to date. */
    static void migrate(Path file) {
        Flyway.configure()
                .dataSource(url(file), null, null)
                .locations("classpath:db/migration/common", "classpath:db/migration/sqlite")
                .load()
                .migrate();
    }

    /** Beside whoever else has the file, which has to be there, and without its ways of writing. */
    static Connection connection(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        return config.createConnection(url(file));
    }

    private static String url(Path file) {
        return "jdbc:sqlite:" + file.toAbsolutePath();
    }

    @Override
    public Writer writer() {
        Handle handle = open(url, TransactionMode.IMMEDIATE);
        handle.execute("pragma cache_size = " + WRITERS_PAGES);
        handle.execute("pragma wal_autocheckpoint = " + LOG_PAGES);
        return new SqliteWriter(handle);
    }

    @Override
    public <T> T read(Function<Handle, T> work) {
        Handle reader = takeReader();
        try {
            return reader.inTransaction(work::apply);
        } finally {
            idleReaders.add(reader);
        }
    }

    private Handle takeReader() {
        try {
            Handle reader = idleReaders.poll(READER_WAIT_S, TimeUnit.SECONDS);
            if (reader == null) {
                throw new IllegalStateException(
                        "No database reader became free in " + READER_WAIT_S + " s.");
            }
            return reader;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a database reader.", e);
        }
    }

    @Override
    public DataSource dataSource() {
        SQLiteDataSource source = new SQLiteDataSource(config(TransactionMode.IMMEDIATE));
        source.setUrl(url);
        return source;
    }

    @Override
    public int borrowed() {
        return READERS - idleReaders.size();
    }

    @Override
    public void close() {
        readers.forEach(Handle::close);
    }

    private static SQLiteConfig config(TransactionMode transactions) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.setTransactionMode(transactions);
        // Nobody asks for them, and finding them out is a statement after each insert.
        config.setGetGeneratedKeys(false);
        return config;
    }

    private static Handle open(String url, TransactionMode transactions) {
        try {
            Jdbi jdbi = Database.quiet(Jdbi.create(config(transactions).createConnection(url)));
            jdbi.setStatementBuilderFactory(_ -> new KeptStatements());
            return jdbi.open();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
