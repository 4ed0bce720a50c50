package dev.deskhand.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.deskhand.server.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    @TempDir Path folder;
    @TempDir Path restored;
    @TempDir Path backups;

    @Test
    void aBackupThatWasMadeWhileWritingHoldsAllUpToSomeMomentAndIsOpenedAgain() throws Exception {
        Path backup = backups.resolve("backup.db");
        AtomicBoolean goOn = new AtomicBoolean(true);
        CountDownLatch writing = new CountDownLatch(50);
        int written;
        try (Database database = open(folder);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> writer =
                    threads.submit(() -> {
                        int number = 0;
                        for (; goOn.get(); number++) {
                            insert(database, "row-" + number);
                            writing.countDown();
                        }
                        return number;
                    });
            assertThat(writing.await(30, TimeUnit.SECONDS)).isTrue();
            Backup.take(folder, TestDatabases.of(folder), backup);
            goOn.set(false);
            written = writer.get(30, TimeUnit.SECONDS);
        }

        Backup.restore(backup, restored, TestDatabases.of(restored));

        try (Database database = open(restored)) {
            List<String> names =
                    database.read(handle ->
                            handle.createQuery("select name from id_sequence where last_id = 4711")
                                    .mapTo(String.class)
                                    .list());
            assertThat(names).hasSizeBetween(50, written);
            for (int number = 0; number < names.size(); number++) {
                assertThat(names).contains("row-" + number);
            }
        }
        assertThat(backups).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void whatAKilledBackupHasLeftIsNoObstacle() throws IOException {
        Files.writeString(backups.resolve("backup.db.part"), "half of one");

        assertThat(backupOf(folder)).exists();
        assertThat(backups).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void onlyTheOwnerReadsABackup() throws IOException {
        Path backup = backupOf(folder);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
    }

    @Test
    void aBackupIsNotWrittenOverAnother() throws IOException {
        Path backup = Files.writeString(backups.resolve("backup.db"), "precious");
        open(folder).close();

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> Backup.take(folder, TestDatabases.of(folder), backup))
                .withMessage(backup + " is there already. Name a file that is not.");
        assertThat(backup).hasContent("precious");
    }

    @Test
    void whatIsNoBackupIsNotRestoredAndLeavesNothing() throws IOException {
        Path words = Files.writeString(backups.resolve("letter.txt"), "Dear Sir,".repeat(100));
        Path missing = backups.resolve("missing.db");
        Path empty = Files.createFile(backups.resolve("empty.db"));

        for (Path file : List.of(words, missing, empty)) {
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> Backup.restore(file, restored, TestDatabases.of(restored)))
                    .withMessageStartingWith("The backup " + file + " could not be restored: ");
        }
        assertThat(restored).isDirectoryNotContaining("glob:**deskhand.db*");
        assertThat(missing).doesNotExist();
    }

    @Test
    void nothingIsRestoredBesideARunningServer() {
        Path backup = backupOf(folder);
        try (Database running = open(restored)) {
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> Backup.restore(backup, restored, TestDatabases.of(restored)))
                    .withMessageContaining("is in use by another Deskhand");
            insert(running, "still-there");
        }
    }

    @Test
    void nothingIsRestoredOverWhatIsThere() {
        Path backup = backupOf(folder);
        try (Database database = open(restored)) {
            insert(database, "precious");
            database.write(handle ->
                    handle.execute("insert into app_user values (1, 'Ada', 'a@b.c', 'x', 0)"));
        }

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> Backup.restore(backup, restored, TestDatabases.of(restored)))
                .withMessageContaining("already");
        try (Database database = open(restored)) {
            assertThat(
                            database.<List<String>>read(handle ->
                                    handle.createQuery("select name from id_sequence")
                                            .mapTo(String.class)
                                            .list()))
                    .contains("precious");
        }
    }

    Path backupOf(Path data) {
        open(data).close();
        Path backup = backups.resolve("backup.db");
        Backup.take(data, TestDatabases.of(data), backup);
        return backup;
    }

    private static Database open(Path data) {
        return Database.open(data, TestDatabases.of(data));
    }

    private static void insert(Database database, String name) {
        database.write(handle -> handle.execute("insert into id_sequence values (?, 4711)", name));
    }
}
