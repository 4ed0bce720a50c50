package dev.deskhand.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskhand.server.testing.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir Path folder;
    Database database;

    @BeforeEach
    void open() {
        database = Database.open(folder, TestDatabases.of(folder));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatWasCommittedIsThereAfterOpeningAgain() {
        database.write(handle -> insert(handle, "kept"));
        database.close();

        database = Database.open(folder, TestDatabases.of(folder));

        assertThat(names()).contains("kept");
    }

    @Test
    void aFailedTransactionLeavesNothingAndTheNextOneWorks() {
        assertThatThrownBy(() ->
                        database.write(handle -> {
                            insert(handle, "half");
                            throw new IllegalStateException("on purpose");
                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("on purpose");

        database.write(handle -> insert(handle, "next"));
        assertThat(names()).contains("next").doesNotContain("half");
    }

    @Test
    void transactionsDoNotNest() {
        assertThatThrownBy(
                        () -> database.write(outer -> database.write(inner -> insert(inner, "x"))))
                .hasMessageContaining("do not nest");
    }

    @Test
    void aReaderKeepsItsSnapshotWhileAWriterCommits() throws Exception {
        CountDownLatch looked = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<String>> reader =
                    threads.submit(() ->
                            database.read(handle -> {
                                names(handle);
                                looked.countDown();
                                await(written);
                                return names(handle);
                            }));
            await(looked);
            database.write(handle -> insert(handle, "later"));
            written.countDown();

            assertThat(reader.get(10, TimeUnit.SECONDS)).doesNotContain("later");
        }
        assertThat(names()).contains("later");
    }

    @Test
    void idsAreGivenOnceAlsoWhenManyAskAtOnce() {
        List<Future<Long>> futures;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            futures =
                    IntStream.range(0, 40)
                            .mapToObj(i ->
                                    threads.submit(() ->
                                            database.write(handle -> Ids.next(handle, "business"))))
                            .toList();
        }
        assertThat(futures.stream().map(Future::resultNow))
                .doesNotHaveDuplicates()
                .contains(1001L, 1040L);
    }

    @Test
    void aRowWithoutItsOwnerIsRefused() {
        assertThatThrownBy(() ->
                        database.write(handle ->
                                handle.execute(
                                        "insert into consent_state values ('h', 77," + " 0, 0)")))
                .hasMessageContainingAll("constraint");
    }

    @Test
    void whatAStatementWasGivenIsNotInTheWordsOfItsFailure() {
        assertThatThrownBy(() ->
                        database.write(handle ->
                                handle.createUpdate(
                                                "insert into consent_state values"
                                                        + " (:words, 77, 0, 0)")
                                        .bind("words", "a visitor's words")
                                        .execute()))
                .hasMessageContainingAll("constraint")
                .satisfies(failure ->
                        assertThat(failure.toString()).doesNotContain("a visitor's words"));
    }

    @Test
    void onlyTheOwnerReadsTheFiles() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file ->
                            assertThat(
                                            PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(file)))
                                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void aSecondProcessOnTheSameFolderIsToldSo() {
        assertThatThrownBy(() -> Database.open(folder))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("in use by another Deskhand")
                .hasMessageContaining(folder.toString());
    }

    @Test
    void aFileThatIsNoDatabaseIsNamed(@TempDir Path other) throws Exception {
        Files.writeString(other.resolve("deskhand.db"), "not a database ".repeat(100));

        assertThatThrownBy(() -> Database.open(other))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(other.toString())
                .hasMessageContaining("backup");
    }

    static int insert(Handle handle, String name) {
        return handle.execute("insert into id_sequence (name, last_id) values (?, 0)", name);
    }

    List<String> names() {
        return database.read(DatabaseTest::names);
    }

    private static List<String> names(Handle handle) {
        return handle.createQuery("select name from id_sequence").mapTo(String.class).list();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
