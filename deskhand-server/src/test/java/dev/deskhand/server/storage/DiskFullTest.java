package dev.deskhand.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskhand.server.testing.Conditions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that may not grow stands in for a disk that is full: SQLite says the same. */
class DiskFullTest {
    private static final int MANY = 1_000_000;

    @TempDir Path folder;
    private Database database;
    private final List<DatabaseHealth> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        database = Database.open(folder);
        database.onHealth(told::add);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void f49_whatDoesNotFitIsRefusedWithTheCauseAndItHealsByItselfOnceThereIsRoom() {
        database.write(handle -> insert(handle, "before"));
        int pages = database.write(handle -> pages(handle, 1));

        assertThatThrownBy(() -> database.write(handle -> insert(handle, "x".repeat(MANY))))
                .isInstanceOf(StorageException.class);
        assertThat(database.health())
                .isInstanceOfSatisfying(
                        DatabaseHealth.Failing.class,
                        failing -> {
                            assertThat(failing.why()).contains("full").doesNotContain("xxx");
                            assertThat(failing.lasting()).isPositive();
                        });
        int still = database.read(handle -> count(handle, "before"));
        assertThat(still).isOne();

        int room = database.write(handle -> pages(handle, pages + MANY));
        assertThat(room).isGreaterThan(pages);
        Conditions.await("healed", () -> database.health() instanceof DatabaseHealth.Fine);
        database.write(handle -> insert(handle, "x".repeat(MANY)));
        assertThat(told).hasSizeGreaterThanOrEqualTo(2);
        assertThat(told.getFirst()).isInstanceOf(DatabaseHealth.Failing.class);
        assertThat(told.getLast()).isInstanceOf(DatabaseHealth.Fine.class);
    }

    @Test
    void aPieceThatIsAtFaultItselfIsNoTroubleOfTheDatabase() {
        assertThatThrownBy(() -> database.write(handle -> handle.execute("no sql")))
                .isNotInstanceOf(StorageException.class);

        assertThat(database.health()).isInstanceOf(DatabaseHealth.Fine.class);
        assertThat(told).isEmpty();
    }

    /** As few as there are already, where less is asked for. */
    private static int pages(Handle handle, int most) {
        return handle.createQuery("pragma max_page_count = " + most).mapTo(Integer.class).one();
    }

    private static int insert(Handle handle, String name) {
        return handle.execute("insert into id_sequence (name, last_id) values (?, 0)", name);
    }

    private static int count(Handle handle, String name) {
        return handle.createQuery("select count(*) from id_sequence where name = :name")
                .bind("name", name)
                .mapTo(Integer.class)
                .one();
    }
}
