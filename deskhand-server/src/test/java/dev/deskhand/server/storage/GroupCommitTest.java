package dev.deskhand.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskhand.server.testing.Conditions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many writers share a commit, and each is on its own all the same. */
class GroupCommitTest {
    @TempDir Path folder;
    private SqliteEngine engine;
    private HeldWriter writer;
    private GroupCommit commits;
    private final AtomicInteger unknown = new AtomicInteger();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void open() {
        engine = SqliteEngine.open(folder.resolve(Database.FILE));
        writer = new HeldWriter(engine.writer());
        commits = new GroupCommit(writer, new Condition(), unknown::incrementAndGet);
    }

    @AfterEach
    void close() {
        writer.letGo();
        callers.close();
        commits.close();
        engine.close();
    }

    @Test
    void whatComesDuringACommitIsStoredTogetherByTheNext() throws Exception {
        Future<Integer> first = firstOfAll();
        List<Future<Integer>> others = insertInOrder(10);
        writer.letGo();

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        for (Future<Integer> other : others) {
            assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        }
        assertThat(writer.commits).hasValue(2);
        assertThat(names()).hasSize(11);
    }

    @Test
    void aPieceThatFailsIsUndoneAloneAndItsCallerGetsItsException() throws Exception {
        Future<Integer> first = firstOfAll();
        Future<Integer> before = insert("before");
        Future<Integer> fails = failsAfterInserting("half", new IllegalStateException("its own"));
        Future<Integer> error = failsAfterInserting("error", new AssertionError("its error"));
        Future<Integer> after = insert("after");
        writer.letGo();

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(before.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(after.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThatThrownBy(() -> fails.get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("its own");
        assertThatThrownBy(() -> error.get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(AssertionError.class);
        assertThat(names()).containsExactlyInAnyOrder("first", "before", "after");
    }

    @Test
    void nobodyIsToldAnythingBeforeTheCommitIsOver() throws Exception {
        Future<Integer> _ = firstOfAll();
        Future<Integer> good = insert("good");
        Future<Integer> bad = failsAfterInserting("bad", new IllegalStateException("bad"));
        CountDownLatch second = writer.holdAnother();
        assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(good.isDone()).isFalse();
        assertThat(bad.isDone()).isFalse();
        writer.letGo();
        assertThat(good.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThatThrownBy(() -> bad.get(10, TimeUnit.SECONDS)).hasMessageContaining("bad");
    }

    @Test
    void aCommitThatFailsFailsForAllAndTheNextOneWorks() throws Exception {
        Future<Integer> _ = firstOfAll();
        List<Future<Integer>> others = insertInOrder(3);
        Future<Integer> bad = failsAfterInserting("bad", new IllegalStateException("bad"));
        writer.failNextCommit("no space is left");
        writer.letGo();

        for (Future<Integer> other : others) {
            assertThatThrownBy(() -> other.get(10, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("no space is left");
        }
        assertThatThrownBy(() -> bad.get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(StorageException.class);
        assertThat(insert("next").get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(names()).containsExactlyInAnyOrder("first", "next");
    }

    @Test
    void whereTheWholeTransactionIsLostNobodyIsToldThatItIsStored() throws Exception {
        Future<Integer> _ = firstOfAll();
        Future<Integer> before = insert("before");
        Future<Integer> loses =
                handIn(handle -> {
                    // As SQLite does of its own accord when the disk is full.
                    handle.execute("rollback");
                    throw new IllegalStateException("all is gone");
                });
        Future<Integer> after = insert("after");
        writer.letGo();

        for (Future<Integer> each : List.of(before, loses, after)) {
            assertThatThrownBy(() -> each.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class);
        }
        assertThat(insert("next").get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(names()).containsExactlyInAnyOrder("first", "next");
    }

    @Test
    void whatIsKnownOfRowsEndsWithEachFailureAndWithTheConnection() {
        writer.letGo();
        commits.carryOut(handle -> insert(handle, "first"));
        commits.carryOut(handle -> insert(handle, "second"));
        assertThat(unknown).as("the first connection").hasValue(1);
        assertThatThrownBy(() -> commits.carryOut(handle -> handle.execute("no sql")))
                .isInstanceOf(JdbiException.class);
        assertThat(unknown).as("a failure").hasValue(2);

        Handle same = commits.carryOut(handle -> handle);
        try (Handle anew = Jdbi.create(same.getConnection()).open()) {
            writer.connectedAnew(anew);
            commits.carryOut(handle -> insert(handle, "third"));
            commits.carryOut(handle -> insert(handle, "fourth"));
            assertThat(unknown).as("another connection").hasValue(3);
        }
    }

    @Test
    void whoIsInterruptedStillLearnsWhatBecameOfIt() throws Exception {
        Future<Integer> _ = firstOfAll();
        CyclicBarrier interrupted = new CyclicBarrier(2);
        Future<Boolean> caller =
                callers.submit(() -> {
                    Thread.currentThread().interrupt();
                    int inserted = commits.carryOut(handle -> insert(handle, "interrupted"));
                    boolean stayed = Thread.interrupted();
                    interrupted.await(10, TimeUnit.SECONDS);
                    return stayed && inserted == 1;
                });
        Future<Integer> other = insert("other");
        writer.letGo();
        interrupted.await(10, TimeUnit.SECONDS);

        assertThat(caller.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(names()).containsExactlyInAnyOrder("first", "interrupted", "other");
    }

    @Test
    void aBatchIsBoundedAndKeepsTheOrderOfHandingIn() throws Exception {
        Future<Integer> _ = firstOfAll();
        List<Integer> order = new ArrayList<>();
        List<Future<Boolean>> pieces = new ArrayList<>();
        for (int number = 0; number < 3 * GroupCommit.MAX_BATCH; number++) {
            int mine = number;
            int ahead = commits.waiting();
            pieces.add(callers.submit(() -> commits.carryOut(handle -> order.add(mine))));
            awaitWaiting(ahead + 1);
        }
        writer.letGo();
        for (Future<Boolean> piece : pieces) {
            assertThat(piece.get(10, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(order).isEqualTo(IntStream.range(0, 3 * GroupCommit.MAX_BATCH).boxed().toList());
        assertThat(writer.commits).hasValue(4);
    }

    @Test
    void whatWasHandedInBeforeTheEndIsStoredAndWhatComesLaterIsRefused() throws Exception {
        Future<Integer> first = firstOfAll();
        Future<Integer> second = insert("second");
        Future<?> closing = callers.submit(commits::close);
        awaitWaiting(2);
        writer.letGo();
        closing.get(10, TimeUnit.SECONDS);

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(names()).containsExactlyInAnyOrder("first", "second");
        assertThatThrownBy(() -> commits.carryOut(handle -> 1)).hasMessageContaining("closed");
    }

    @Test
    void eachCommitWaitsForTheDisk() {
        writer.letGo();
        List<String> settings =
                commits.carryOut(handle ->
                        List.of(
                                pragma(handle, "synchronous"),
                                pragma(handle, "journal_mode"),
                                pragma(handle, "foreign_keys")));

        assertThat(settings).containsExactly("2", "wal", "1");
    }

    private static String pragma(Handle handle, String name) {
        return handle.createQuery("pragma " + name).mapTo(String.class).one();
    }

    /** Is at its commit when this returns, and stays there. */
    private Future<Integer> firstOfAll() throws InterruptedException {
        Future<Integer> first =
                callers.submit(() -> commits.carryOut(handle -> insert(handle, "first")));
        assertThat(writer.reached.await(10, TimeUnit.SECONDS)).isTrue();
        return first;
    }

    private List<Future<Integer>> insertInOrder(int count) {
        return IntStream.range(0, count).mapToObj(number -> insert("name-" + number)).toList();
    }

    private Future<Integer> insert(String name) {
        return handIn(handle -> insert(handle, name));
    }

    private Future<Integer> failsAfterInserting(String name, Throwable failure) {
        return handIn(handle -> {
            insert(handle, name);
            switch (failure) {
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                default -> throw new IllegalStateException(failure);
            }
        });
    }

    private interface Work extends Function<Handle, Integer> {}

    /** Is in the queue when this returns, where the writer is held. */
    private Future<Integer> handIn(Work work) {
        boolean held = writer.isHeld();
        int ahead = commits.waiting();
        Future<Integer> future = callers.submit(() -> commits.carryOut(work));
        if (held) {
            awaitWaiting(ahead + 1);
        }
        return future;
    }

    private void awaitWaiting(int count) {
        Conditions.await("handed in", () -> commits.waiting() >= count);
    }

    private static int insert(Handle handle, String name) {
        return handle.execute("insert into id_sequence (name, last_id) values (?, 4711)", name);
    }

    private List<String> names() {
        return engine.read(handle ->
                handle.createQuery("select name from id_sequence where last_id = 4711")
                        .mapTo(String.class)
                        .list());
    }
}
