package dev.deskhand.server.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Carries out all changes on one thread of its own. What is handed in while a transaction is being
 * committed is carried out together in the next one: the disk is waited for once for all of it.
 *
 * <p>Each piece of work is on its own all the same. One that fails is undone alone and its caller
 * gets its exception; nobody is told anything, good or bad, before the commit is over, since a
 * piece may have read what another has changed. Where the commit fails, all of them have failed.
 *
 * <p>The thread is a platform thread: the driver's native calls would hold on to a carrier of
 * virtual threads while the disk works. Nobody else's interrupt reaches it; a caller that is
 * interrupted waits for its outcome and stays interrupted. Order is that of handing in, so nobody
 * starves. Constraints must not be deferred to the commit, where one's fault would be everybody's.
 */
final class GroupCommit implements AutoCloseable {
    /** At most so many pieces share a commit, so that the first is not kept waiting for long. */
    static final int MAX_BATCH = 256;

    private static final long PROBE_MS = 1_000;
    private static final int PROBE_SIZE = 1 << 16;

    private final Writer writer;
    private final Condition condition;
    private final Runnable unknown;
    private @Nullable Handle last;
    private final BlockingQueue<Piece<?>> queue = new LinkedBlockingQueue<>();
    private final Piece<Boolean> end = new Piece<>(handle -> true);

    /** Nothing is handed in behind the end. */
    private final ReentrantLock handingIn = new ReentrantLock();

    private boolean closed;
    private final Thread thread;

    /**
     * @param unknown called on the writing thread whenever rows may be other than it has read or
     *     written them: what it did was undone, or others may have written since it had a
     *     connection
     */
    GroupCommit(Writer writer, Condition condition, Runnable unknown) {
        this.writer = writer;
        this.condition = condition;
        this.unknown = unknown;
        this.thread = Thread.ofPlatform().name("database-writer").daemon().unstarted(this::run);
        thread.start();
    }

    /** Carries work out and returns what it returned, once that is stored for good. */
    <T> T carryOut(Function<Handle, T> work) {
        if (Thread.currentThread().equals(thread)) {
            throw new IllegalStateException("Transactions do not nest; pass the handle on.");
        }
        Piece<T> piece = new Piece<>(work);
        handIn(piece, false);
        return piece.outcome();
    }

    /** How many pieces wait for a transaction. */
    int waiting() {
        return queue.size();
    }

    private void handIn(Piece<?> piece, boolean last) {
        handingIn.lock();
        try {
            if (closed) {
                throw new IllegalStateException("The database is closed.");
            }
            closed = last;
            queue.add(piece);
        } finally {
            handingIn.unlock();
        }
    }

    private void run() {
        List<Piece<?>> batch = new ArrayList<>();
        while (!batch.contains(end)) {
            batch.clear();
            batch.add(take());
            queue.drainTo(batch, MAX_BATCH - 1);
            condition.tried(commit(batch));
            batch.forEach(Piece::tell);
        }
    }

    /** Where nothing could be stored, it is tried again even if nobody wants anything. */
    private Piece<?> take() {
        while (true) {
            try {
                if (condition.isFine()) {
                    return queue.take();
                }
                Piece<?> piece = queue.poll(PROBE_MS, TimeUnit.MILLISECONDS);
                return piece == null ? new Piece<>(GroupCommit::probe) : piece;
            } catch (InterruptedException e) {
                // Nobody has this thread to interrupt it; and what waits is to be stored.
            }
        }
    }

    /** Large enough that a disk without room for a turn has no room for it either. */
    private static int probe(Handle handle) {
        String name = "p".repeat(PROBE_SIZE);
        handle.execute("insert into id_sequence (name, last_id) values (?, 0)", name);
        return handle.execute("delete from id_sequence where name = ?", name);
    }

    /** Why nothing could be stored; empty where it is, or where only the work was at fault. */
    private Optional<Throwable> commit(List<Piece<?>> batch) {
        try {
            Handle handle = writer.begin();
            if (!handle.equals(last)) {
                unknown.run();
                last = handle;
            }
            if (batch.size() > 1) {
                together(batch, handle);
            } else if (!batch.getFirst().carryOut(handle)) {
                // The usual case where little is going on needs no mark.
                rollback();
                Throwable failure = batch.getFirst().failure();
                if (StorageTrouble.in(failure).isEmpty()) {
                    return Optional.empty();
                }
                batch.getFirst().lost(failure);
                return Optional.of(failure);
            }
            writer.commit();
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            rollback();
            batch.forEach(piece -> piece.lost(e));
            return Optional.of(e);
        }
    }

    private void rollback() {
        unknown.run();
        writer.rollback();
    }

    private void together(List<Piece<?>> batch, Handle handle) {
        for (Piece<?> piece : batch) {
            writer.mark();
            if (piece.carryOut(handle)) {
                writer.keep();
            } else {
                undo(piece);
            }
        }
    }

    /** A failure that took the whole transaction with it is everybody's. */
    private void undo(Piece<?> piece) {
        unknown.run();
        Throwable failure = piece.failure();
        if (StorageTrouble.in(failure).isPresent()) {
            throw new StorageException(String.valueOf(failure.getMessage()), failure);
        }
        try {
            writer.undo();
        } catch (JdbiException | StorageException e) {
            StorageException lost =
                    new StorageException(String.valueOf(failure.getMessage()), failure);
            lost.addSuppressed(e);
            throw lost;
        }
    }

    /** Waits for what was handed in, then closes; what comes later fails. */
    @Override
    public void close() {
        try {
            handIn(end, true);
        } catch (IllegalStateException closedBefore) {
            return;
        }
        end.outcome();
        writer.close();
    }
}
