package dev.deskhand.emulator;

import dev.deskhand.emulator.account.Account;
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
 * finds what was there some 50 ms before. The file is replaced as a whole by renaming; it holds
 * tokens and is readable by its owner only.
 */
final class StateFile implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StateFile.class);

    /** Changes this close together are written once. */
    private static final long GATHER_MILLIS = 40;

    private static final long LONG = 3_600_000;

    private final Path file;
    private final Account account;
    private final Thread writer;

    private StateFile(Path file, Account account) {
        this.file = file;
        this.account = account;
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

    static StateFile keep(Path file, Account account) {
        return new StateFile(file, account);
    }

    private void run() {
        long written = 0;
        while (!account.closed()) {
            account.awaitChange(written, LONG);
            account.awaitChange(Long.MAX_VALUE, GATHER_MILLIS);
            written = write(written);
        }
        write(written);
    }

    /**
     * Writes if there is something new; returns the version that is dealt with. One that could not
     * be written is tried again with the next change.
     */
    private long write(long written) {
        long version = account.version();
        if (version == written) {
            return written;
        }
        try {
            replace(Json.bytes(account.snapshot()));
            return version;
        } catch (IOException e) {
            log.error("The state file {} cannot be written; a restart would lose changes", file, e);
            return version;
        }
    }

    private void replace(byte[] content) throws IOException {
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
            out.force(true);
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

    /** Waits for the last write; the account must have been closed. */
    @Override
    public void close() {
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
