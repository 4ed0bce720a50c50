package dev.deskhand.server.storage;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/**
 * The database file of one data folder. One writer and a few readers, because SQLite has one writer
 * anyway and its native calls hold on to a carrier thread. A committed write survives the loss of
 * power. Thread-safe.
 *
 * <p>Work is handed in as a function of a {@link Handle}, runs in one transaction, and is rolled
 * back when it throws. Transactions do not nest.
 */
public final class Database implements AutoCloseable {
    /** In the data folder; its companions {@code -wal} and {@code -shm} get the same rights. */
    static final String FILE = "deskhand.db";

    private static final int READERS = 4;
    private static final int BUSY_TIMEOUT_MS = 5_000;
    private static final int READER_WAIT_S = 30;

    private final FolderLock folderLock;
    private final Handle writer;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final BlockingQueue<Handle> idleReaders = new ArrayBlockingQueue<>(READERS);
    private final List<Handle> readers = new ArrayList<>();

    private Database(FolderLock folderLock, String url) {
        this.folderLock = folderLock;
        this.writer = open(url, TransactionMode.IMMEDIATE);
        for (int i = 0; i < READERS; i++) {
            readers.add(open(url, TransactionMode.DEFERRED));
        }
        idleReaders.addAll(readers);
    }

    /**
     * Opens {@code deskhand.db} in the folder, makes both where there are none, and brings the
     * tables up to date.
     *
     * @throws StorageException when the folder cannot be written, is in use by another process, or
     *     the tables cannot be brought up to date
     */
    public static Database open(Path folder) {
        FolderLock lock = FolderLock.take(folder);
        try {
            String url = "jdbc:sqlite:" + folder.resolve(FILE).toAbsolutePath();
            Flyway.configure()
                    .dataSource(url, null, null)
                    .locations("classpath:db/migration/common")
                    .load()
                    .migrate();
            return new Database(lock, url);
        } catch (RuntimeException e) {
            lock.release();
            throw new StorageException(
                    "The database in "
                            + folder
                            + " cannot be opened: "
                            + e.getMessage()
                            + " If a newer version of Deskhand has written it, start that version;"
                            + " otherwise restore the folder from a backup.",
                    e);
        }
    }

    /** Runs work that changes rows, alone, in one transaction. */
    <T> T write(Function<Handle, T> work) {
        if (writing.isHeldByCurrentThread()) {
            throw new IllegalStateException("Transactions do not nest; pass the handle on.");
        }
        writing.lock();
        try {
            return writer.inTransaction(work::apply);
        } finally {
            writing.unlock();
        }
    }

    /** Runs work that only reads, beside other readers and the writer, on one snapshot. */
    <T> T read(Function<Handle, T> work) {
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

    /** Waits for the running write, then closes; later calls of read and write fail. */
    @Override
    public void close() {
        writing.lock();
        try {
            readers.forEach(Handle::close);
            writer.close();
        } finally {
            writing.unlock();
            folderLock.release();
        }
    }

    /** What fails is told without its arguments, which are visitors' words and sealed secrets. */
    private static Handle open(String url, TransactionMode transactions) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.setTransactionMode(transactions);
        try {
            return Jdbi.create(config.createConnection(url))
                    .configure(
                            StatementExceptions.class,
                            exceptions -> exceptions.setMessageRendering(MessageRendering.NONE))
                    .open();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
