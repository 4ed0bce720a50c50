package dev.deskhand.server.storage;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps whether changes can be stored, and tells who wants to know. Thread-safe. */
final class Condition {
    private static final Logger log = LoggerFactory.getLogger(Condition.class);

    private final List<Consumer<DatabaseHealth>> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<Trouble> trouble = Optional.empty();

    private record Trouble(long sinceNanos, String why) {}

    boolean isFine() {
        return trouble.isEmpty();
    }

    DatabaseHealth health() {
        return trouble.<DatabaseHealth>map(now ->
                        new DatabaseHealth.Failing(
                                Duration.ofNanos(System.nanoTime() - now.sinceNanos()), now.why()))
                .orElseGet(DatabaseHealth.Fine::new);
    }

    /** Called on the writing thread, quickly done. */
    void listen(Consumer<DatabaseHealth> listener) {
        listeners.add(listener);
    }

    /** A transaction was tried; only changes of the condition are told. */
    void tried(Optional<Throwable> failure) {
        if (failure.isPresent() == trouble.isPresent()) {
            return;
        }
        trouble = failure.map(cause -> new Trouble(System.nanoTime(), why(cause)));
        trouble.ifPresentOrElse(
                now -> log.error("nothing can be stored: {}", now.why(), failure.get()),
                () -> log.info("changes are stored again"));
        for (Consumer<DatabaseHealth> listener : listeners) {
            try {
                listener.accept(health());
            } catch (RuntimeException e) {
                log.error("a change of the database's health could not be told", e);
            }
        }
    }

    private static String why(Throwable cause) {
        return StorageTrouble.in(cause)
                .or(() -> Optional.ofNullable(cause.getMessage()))
                .orElseGet(cause::toString);
    }
}
