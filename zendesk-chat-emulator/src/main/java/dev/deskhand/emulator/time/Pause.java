package dev.deskhand.emulator.time;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits by the emulator's time. */
public final class Pause {

    private Pause() {}

    /** Returns when this much time has passed, or {@code end} is done. */
    public static void await(EmulatorTime time, Duration pause, CompletableFuture<Void> end)
            throws InterruptedException {
        CompletableFuture<Void> over = new CompletableFuture<>();
        EmulatorTime.Timer timer = time.schedule(pause, () -> over.complete(null));
        try {
            Object _ = CompletableFuture.anyOf(over, end).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("neither of the two fails", e);
        } finally {
            timer.cancel();
        }
    }
}
