package dev.deskhand.server.storage;

import dev.deskhand.server.config.DatabaseAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/**
 * The database of one data folder. A committed write survives the loss of power. Thread-safe.
 *
 * <p>Work is handed in as a function of a {@link Handle}, is stored whole, and is undone when it
 * throws. What changes rows runs on the database's own thread, one piece after the other; see
 * {@link GroupCommit}. Transactions do not nest.
 */
public final class Database implements AutoCloseable {
    /** In the data folder; its companions {@code -wal} and {@code -shm} get the same rights. */
    static final String FILE = "deskhand.db";

    private final FolderLock folderLock;
    private final Engine engine;
    private final Condition condition = new Condition();
    private final RecentRows recent = new RecentRows();
    private final GroupCommit writer;

    private Database(FolderLock folderLock, Engine engine) {
        this.folderLock = folderLock;
        this.engine = engine;
        this.writer = new GroupCommit(engine.writer(), condition, recent::forgetAll);
    }

    /**
     * Opens {@code deskhand.db} in the folder, makes both where there are none, and brings the
     * tables up to date.
     *
     * @throws StorageException when the folder cannot be written, is in use by another process, or
     *     the tables cannot be brought up to date
     */
    public static Database open(Path folder) {
        return open(folder, Optional.empty());
    }

    /** As {@link #open(Path)}, with the tables at another place where an address is given. */
    public static Database open(Path folder, Optional<DatabaseAddress> address) {
        FolderLock lock = FolderLock.take(folder);
        String place = address.map(DatabaseAddress::url).orElseGet(folder::toString);
        try {
            return new Database(
                    lock,
                    address.<Engine>map(PostgresEngine::open)
                            .orElseGet(() -> SqliteEngine.open(lock.makeFile(FILE))));
        } catch (RuntimeException e) {
            lock.release();
            throw new StorageException(
                    "The database in "
                            + place
                            + " cannot be opened: "
                            + e.getMessage()
                            + " If a newer version of Deskhand has written it, start that version;"
                            + " otherwise restore it from a backup.",
                    e);
        }
    }

    /** For the scheduler of alarms: connections of its own, beside those of the conversations. */
    public DataSource dataSource() {
        return engine.dataSource();
    }

    /**
     * Whether changes can be stored, as far as the last attempt tells; while not, it goes on
     * trying.
     */
    public DatabaseHealth health() {
        return condition.health();
    }

    /** Tells each change of the health, on the writing thread: what is called must not write. */
    public void onHealth(Consumer<DatabaseHealth> listener) {
        condition.listen(listener);
    }

    /** How many reads have a connection now. */
    int borrowed() {
        return engine.borrowed();
    }

    /** Runs work that changes rows, and returns when what it changed is stored for good. */
    <T> T write(Function<Handle, T> work) {
        return writer.carryOut(handle -> {
            recent.forgetAll();
            return work.apply(handle);
        });
    }

    /** As {@link #write(Function)}, for work that keeps to what was read or written last. */
    <T> T write(BiFunction<Handle, RecentRows, T> work) {
        return writer.carryOut(handle -> work.apply(handle, recent));
    }

    /** Runs work that only reads, beside other readers and the writer, on one snapshot. */
    <T> T read(Function<Handle, T> work) {
        return engine.read(work);
    }

    /** Waits for the writes that were handed in, then closes; later calls fail. */
    @Override
    public void close() {
        writer.close();
        engine.close();
        folderLock.release();
    }

    /** What fails is told without its arguments, which are visitors' words and sealed secrets. */
    static Jdbi quiet(Jdbi jdbi) {
        return jdbi.configure(
                StatementExceptions.class,
                exceptions -> exceptions.setMessageRendering(MessageRendering.NONE));
    }
}
