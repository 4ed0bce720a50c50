package dev.deskhand.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy that SQLite's online backup makes while Deskhand writes is a whole database. */
class BackupTest {
    @Test
    void aCopyThatWasMadeWhileWritingHoldsAllUpToSomeMomentAndIsOpenedAgain(
            @TempDir Path folder, @TempDir Path restored) throws Exception {
        AtomicBoolean goOn = new AtomicBoolean(true);
        CountDownLatch writing = new CountDownLatch(50);
        int written;
        try (Database database = Database.open(folder);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> writer =
                    threads.submit(() -> {
                        int number = 0;
                        for (; goOn.get(); number++) {
                            String name = "row-" + number;
                            database.write(handle ->
                                    handle.execute(
                                            "insert into id_sequence values (?, 4711)", name));
                            writing.countDown();
                        }
                        return number;
                    });
            assertThat(writing.await(30, TimeUnit.SECONDS)).isTrue();
            copy(folder.resolve(Database.FILE), restored.resolve(Database.FILE));
            goOn.set(false);
            written = writer.get(30, TimeUnit.SECONDS);
        }

        try (Database database = Database.open(restored)) {
            List<String> names =
                    database.read(handle ->
                            handle.createQuery("select name from id_sequence where last_id = 4711")
                                    .mapTo(String.class)
                                    .list());
            assertThat(names).hasSizeBetween(50, written);
            for (int number = 0; number < names.size(); number++) {
                assertThat(names).contains("row-" + number);
            }
            String check =
                    database.read(handle ->
                            handle.createQuery("pragma integrity_check").mapTo(String.class).one());
            assertThat(check).isEqualTo("ok");
        }
    }

    /** What the command line's {@code .backup} does. */
    private static void copy(Path from, Path to) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + from);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("backup to '" + to + "'");
        }
    }
}
