package dev.deskhand.server.storage;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;

/** A writer whose commits wait until they are let go, and fail when told to. */
final class HeldWriter implements Writer {
    private final Writer writer;
    final AtomicInteger commits = new AtomicInteger();
    final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private volatile Optional<Gate> second = Optional.empty();
    private volatile Optional<Handle> another = Optional.empty();
    private volatile Optional<String> failure = Optional.empty();

    private record Gate(CountDownLatch reached, CountDownLatch go) {}

    HeldWriter(Writer writer) {
        this.writer = writer;
    }

    boolean isHeld() {
        return go.getCount() > 0;
    }

    /** The commits go on, one after the other. */
    void letGo() {
        go.countDown();
        second.ifPresent(gate -> gate.go().countDown());
    }

    /** Lets the first commit go and holds the next; told when that is reached. */
    CountDownLatch holdAnother() {
        Gate gate = new Gate(new CountDownLatch(1), new CountDownLatch(1));
        second = Optional.of(gate);
        go.countDown();
        return gate.reached();
    }

    /** From now on this is the handle, as after a break. */
    void connectedAnew(Handle handle) {
        another = Optional.of(handle);
    }

    /** The commit after the one that is held. */
    void failNextCommit(String message) {
        failure = Optional.of(message);
    }

    @Override
    public void commit() {
        int number = commits.incrementAndGet();
        if (number == 1) {
            reached.countDown();
            await(go);
        } else {
            second.ifPresent(gate -> {
                gate.reached().countDown();
                await(gate.go());
            });
        }
        if (number == 2 && failure.isPresent()) {
            throw new IllegalStateException(failure.get());
        }
        writer.commit();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Handle begin() {
        Handle begun = writer.begin();
        return another.orElse(begun);
    }

    @Override
    public void mark() {
        writer.mark();
    }

    @Override
    public void keep() {
        writer.keep();
    }

    @Override
    public void undo() {
        writer.undo();
    }

    @Override
    public void rollback() {
        writer.rollback();
    }

    @Override
    public void close() {
        writer.close();
    }
}
