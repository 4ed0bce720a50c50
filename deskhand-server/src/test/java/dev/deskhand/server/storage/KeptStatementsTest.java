package dev.deskhand.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteConfig;

class KeptStatementsTest {
    private final KeptStatements kept = new KeptStatements();
    private Handle handle;

    @BeforeEach
    void open() throws SQLException {
        Jdbi jdbi = Jdbi.create(new SQLiteConfig().createConnection("jdbc:sqlite::memory:"));
        jdbi.setStatementBuilderFactory(connection -> kept);
        handle = jdbi.open();
        handle.execute("create table shelf (id integer primary key, name text)");
    }

    @AfterEach
    void close() {
        handle.close();
    }

    @Test
    void aStatementIsPreparedOnceAndTakesOtherValuesTheNextTime() {
        int before = kept.size();
        insert(1, "one");
        int after = kept.size();
        insert(2, "two");

        assertThat(after).isEqualTo(before + 1);
        assertThat(kept.size()).isEqualTo(after);
        assertThat(names()).containsExactly("one", "two");
    }

    @Test
    void aValueOfTheLastTimeIsGone() {
        insert(1, "one");
        insert(2, null);

        assertThat(names()).containsExactly("one", null);
    }

    @Test
    void whileAStatementIsReadTheSameTextIsAnotherStatement() {
        insert(1, "one");
        insert(2, "two");
        List<String> pairs = new ArrayList<>();
        handle.createQuery("select name from shelf order by id")
                .mapTo(String.class)
                .useIterator(outer -> {
                    while (outer.hasNext()) {
                        String name = outer.next();
                        names().forEach(inner -> pairs.add(name + " " + inner));
                    }
                });

        assertThat(pairs).containsExactly("one one", "one two", "two one", "two two");
        assertThat(names()).containsExactly("one", "two");
    }

    @Test
    void aStatementThatFailedIsUsableAgain() {
        insert(1, "one");
        assertThatThrownBy(() -> insert(1, "again")).isInstanceOf(JdbiException.class);
        insert(2, "two");

        assertThat(names()).containsExactly("one", "two");
    }

    private void insert(int id, @Nullable String name) {
        handle.createUpdate("insert into shelf (id, name) values (:id, :name)")
                .bind("id", id)
                .bind("name", name)
                .execute();
    }

    private List<String> names() {
        return handle.createQuery("select name from shelf order by id").mapTo(String.class).list();
    }
}
