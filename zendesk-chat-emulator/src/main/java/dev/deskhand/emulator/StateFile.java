package dev.deskhand.emulator;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Keeper;
import dev.deskhand.emulator.account.Snapshot;
import dev.deskhand.emulator.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an account in a JSON file, so that the process may be killed at any moment and the next one
 * finds everything the outside was told of: answers and events wait until the state that holds them
 * is written. Changes that come while one write goes on share the next. Only the last write, of an
 * orderly stop, is forced to the disk; a power cut may undo the ones before. While the file cannot
 * be written the account goes on without it, each failure is logged, and the next change tries
 * again. The file is replaced as a whole by renaming; it holds tokens and is readable by its owner
 * only.
 */
final class StateFile implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StateFile.class);

    private final Path file;
    private final Account account;
    private final Keeper keeper;
    private final Thread writer;

    private StateFile(Path file, Account account) {
        this.file = file;
        this.account = account;
        this.keeper = account.keeper();
        this.writer = Thread.ofVirtual().name("emulator-state-file").start(this::run);
    }

    /**
     * Fills the account from the file; false if there is none. A file that cannot be read is left
     * alone.
     */
    static boolean restore(Path file, Account account) {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            Snapshot snapshot = Json.read(Files.readAllBytes(file), Snapshot.class);
            if (snapshot.format() != Snapshot.FORMAT) {
                throw new IOException("it has the unknown format " + snapshot.format());
            }
            account.restore(snapshot);
            return true;
        } catch (IOException | Json.Unreadable e) {
            throw new EmulatorStartException(
                    "The state file "
                            + file
                            + " cannot be used: "
                            + e.getMessage()
                            + ". Move it away to start with an empty account.",
                    e);
        }
    }

    /** Starts to write; {@link Account#requireStored} must have been called. */
    static StateFile keep(Path file, Account account) {
        return new StateFile(file, account);
    }

    private void run() {
        try {
            while (!keeper.ending()) {
                write(keeper.awaitChange(), false);
            }
            write(keeper.awaitChange(), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            keeper.stop();
        }
    }

    /** Writes the account, which is at this version or beyond it. */
    private void write(long version, boolean force) {
        try {
            replace(Json.bytes(account.snapshot()), force);
        } catch (IOException e) {
            log.error("The state file {} cannot be written; a restart would lose changes", file, e);
        }
        keeper.stored(version);
    }

    private void replace(byte[] content, boolean force) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        try (FileChannel out =
                FileChannel.open(
                        next,
                        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        ownerOnly(next))) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            if (force) {
                out.force(true);
            }
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        Set<String> views = path.getFileSystem().supportedFileAttributeViews();
        return views.contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Writes once more; to be called when nobody is served any longer. */
    @Override
    public void close() {
        keeper.end();
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
