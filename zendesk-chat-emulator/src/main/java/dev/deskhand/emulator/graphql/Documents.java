package dev.deskhand.emulator.graphql;

import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Documents that were parsed and validated lately, by their text: each event of a subscription
 * executes its document again. Bounded, since many bots write every value into the document.
 * Thread-safe.
 */
final class Documents implements PreparsedDocumentProvider {

    private static final int MOST = 1_000;
    private static final int LONGEST = 10_000;

    private final ReentrantLock lock = new ReentrantLock();

    private final Map<String, PreparsedDocumentEntry> entries =
            new LinkedHashMap<>(16, 0.75f, true) {

                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<String, PreparsedDocumentEntry> eldest) {
                    return size() > MOST;
                }
            };

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
        String text = input.getQuery();
        PreparsedDocumentEntry known = find(text);
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        PreparsedDocumentEntry entry = parse.apply(input);
        if (text.length() <= LONGEST && !entry.hasErrors()) {
            keep(text, entry);
        }
        return CompletableFuture.completedFuture(entry);
    }

    private @Nullable PreparsedDocumentEntry find(String text) {
        lock.lock();
        try {
            return entries.get(text);
        } finally {
            lock.unlock();
        }
    }

    private void keep(String text, PreparsedDocumentEntry entry) {
        lock.lock();
        try {
            entries.put(text, entry);
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }
}
