package dev.deskhand.app.testing;

import dev.deskhand.app.Parts;
import java.util.concurrent.ConcurrentLinkedDeque;

/** What a run has started; all of it ends with the test, the last first. */
public final class StartedParts implements AutoCloseable {
    private final ConcurrentLinkedDeque<Parts.Part> parts = new ConcurrentLinkedDeque<>();

    public void add(Parts.Part part) {
        parts.push(part);
    }

    @Override
    public void close() {
        parts.forEach(Parts.Part::close);
    }
}
