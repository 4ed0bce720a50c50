package dev.deskhand.emulator;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Accounts;
import dev.deskhand.emulator.account.Snapshot;
import dev.deskhand.emulator.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the accounts in a JSON file, so that the process may be killed at any moment and the next
 * one finds everything the outside was told of: answers and events wait until the state that holds
 * them is written. Changes that come while one write goes on share the next; of the accounts that
 * did not change, the text of the last write is taken again. Only the last write, of an orderly
 * stop, is forced to the disk; a power cut may undo the ones before. While the file cannot be
 * written the accounts go on without it, each failure is logged, and the next change tries again.
 * The file is replaced as a whole by renaming; it holds tokens and is readable by its owner only.
 */
final class StateFile implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StateFile.class);

    private final Path file;
    private final Accounts accounts;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();

    /** Accounts with changes that are not written; guarded by the lock. */
    private final Set<Account> changed = new HashSet<>();

    private boolean ending;

    /** What stands in the file for each account; the writer's own. */
    private final Map<Account, byte[]> texts = new HashMap<>();

    private final Thread writer;

    /** The file as a whole; without accounts it is of the format before. */
    private record Saved(int format, @Nullable List<Snapshot> accounts) {}

    private StateFile(Path file, Accounts accounts) {
        this.file = file;
        this.accounts = accounts;
        this.writer = Thread.ofVirtual().name("emulator-state-file").unstarted(this::run);
    }

    /**
     * Fills accounts from the file; false if there is none. One that is unreadable is left alone.
     */
    static boolean restore(Path file, Accounts accounts) {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            byte[] text = Files.readAllBytes(file);
            Saved saved = Json.read(text, Saved.class);
            List<Snapshot> all = saved.accounts();
            if (saved.format() == Snapshot.LONE) {
                accounts.restore(Json.read(text, Snapshot.class));
            } else if (saved.format() == Snapshot.FORMAT && all != null) {
                all.forEach(accounts::restore);
            } else {
                throw new IOException("it has the unknown format " + saved.format());
            }
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

    /** From now on nobody is told anything that is not in the file; {@link #start} writes it. */
    static StateFile keep(Path file, Accounts accounts) {
        StateFile kept = new StateFile(file, accounts);
        accounts.eachNow(account -> account.requireStored(() -> kept.noteChange(account)));
        return kept;
    }

    void start() {
        writer.start();
    }

    private void noteChange(Account account) {
        lock.lock();
        try {
            changed.add(account);
            something.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (Set<Account> next = awaitChanges(); !next.isEmpty(); next = awaitChanges()) {
                write(next, false);
            }
            write(Set.of(), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            accounts.all().forEach(account -> account.stored(Long.MAX_VALUE));
        }
    }

    /** Waits for changes and takes them; empty at the end. */
    private Set<Account> awaitChanges() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (changed.isEmpty() && !ending) {
                something.await();
            }
            Set<Account> taken = Set.copyOf(changed);
            changed.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Writes these accounts as they are now, at the version they had before or beyond it. */
    private void write(Set<Account> anew, boolean force) {
        Map<Account, Long> versions = new HashMap<>();
        anew.forEach(account -> versions.put(account, account.version()));
        anew.forEach(account -> texts.put(account, Json.bytes(account.snapshot())));
        List<Account> present = accounts.all();
        texts.keySet().retainAll(Set.copyOf(present));
        try {
            replace(whole(present), force);
        } catch (IOException e) {
            log.error("The state file {} cannot be written; a restart would lose changes", file, e);
        }
        versions.forEach(Account::stored);
    }

    private byte[] whole(List<Account> present) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String before = "{\"format\":" + Snapshot.FORMAT + ",\"accounts\":[";
        for (Account account : present) {
            byte[] text = texts.get(account);
            // One that was added meanwhile is written by the round that its adding has started.
            if (text != null) {
                out.write(before.getBytes(StandardCharsets.UTF_8));
                out.write(text);
                before = ",";
            }
        }
        out.write("]}".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
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
        lock.lock();
        try {
            ending = true;
            something.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
