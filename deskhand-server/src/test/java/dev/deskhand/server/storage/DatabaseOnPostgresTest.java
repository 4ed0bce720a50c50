package dev.deskhand.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskhand.server.testing.OnPostgres;
import dev.deskhand.server.testing.TestDatabases;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same in PostgreSQL, and what is only there. */
@OnPostgres
class DatabaseOnPostgresTest extends DatabaseTest {
    @Test
    void aSecondServerOnTheSameDatabaseIsToldSo(@TempDir Path other) {
        assertThatThrownBy(() -> Database.open(other, TestDatabases.of(folder)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("in use by another Deskhand");
    }

    @Test
    void theSessionsTimeZoneIsNotUtc() {
        assertThat(
                        database.<String>read(handle ->
                                handle.createQuery("show timezone").mapTo(String.class).one()))
                .isEqualTo("Asia/Kolkata");
    }

    @Test
    void aTextWithTheCharacterZeroIsStoredWithoutIt() {
        database.write(handle ->
                handle.createUpdate("insert into id_sequence (name, last_id) values (:name, 1)")
                        .bind("name", "a\0b")
                        .execute());

        assertThat(names()).contains("a\uFFFDb");
    }

    @Test
    void aConnectionThatTheServerEndsIsOpenedAgain() {
        database.write(handle -> insert(handle, "before"));
        assertThatThrownBy(() ->
                        database.write(handle ->
                                handle.execute("select pg_terminate_backend(pg_backend_pid())")))
                .isInstanceOf(RuntimeException.class);

        database.write(handle -> insert(handle, "after"));
        assertThat(names()).contains("before", "after");
    }

    @Test
    void whatReadsGivesItsConnectionBackAlsoWhenItFails() {
        assertThatThrownBy(() -> database.read(handle -> handle.execute("no sql")))
                .isInstanceOf(RuntimeException.class);
        Optional<Integer> inside = Optional.of(database.read(handle -> database.borrowed()));

        assertThat(inside).contains(1);
        assertThat(database.borrowed()).isZero();
    }
}
