package dev.deskhand.server.storage;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A piece of work that waits for its transaction, and what became of it. */
final class Piece<T> {
    private final Function<Handle, T> work;

    /** Gives the result; until it is told, only the writing thread sees it. */
    private @Nullable Supplier<T> result;

    /** Why there is no result. */
    private Throwable failure = new IllegalStateException("The work was not carried out.");

    private final CompletableFuture<T> told = new CompletableFuture<>();

    Piece(Function<Handle, T> work) {
        this.work = work;
    }

    /** Whether it came to a good end; whoever waits is not told yet. */
    boolean carryOut(Handle handle) {
        try {
            T made = work.apply(handle);
            result = () -> made;
            return true;
        } catch (RuntimeException | Error e) {
            failure = e;
            return false;
        }
    }

    /** Whatever it did, its transaction was not stored. */
    void lost(Throwable cause) {
        result = null;
        failure = new StorageException("The change was not stored: " + cause.getMessage(), cause);
    }

    Throwable failure() {
        return failure;
    }

    /** Lets whoever waits go on. */
    void tell() {
        if (result == null) {
            told.completeExceptionally(failure);
        } else {
            told.complete(result.get());
        }
    }

    /** Waits, also where the caller is interrupted: what becomes of the work must be known. */
    T outcome() {
        try {
            return told.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException failed -> throw failed;
                case Error failed -> throw failed;
                case null, default -> throw e;
            }
        }
    }
}
