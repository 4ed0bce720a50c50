package dev.deskhand.zendesk.chat.operation;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param startCursor where it begins, for {@link PageRequest.Last}; empty when Zendesk tells none
 * @param endCursor where it ends, for {@link PageRequest.First}; empty when Zendesk tells none
 */
public record Page<T>(
        List<T> items,
        Optional<String> startCursor,
        Optional<String> endCursor,
        boolean hasPrevious,
        boolean hasNext) {

    public Page {
        items = List.copyOf(items);
    }

    /** What to ask for the page after this one; empty at the end. */
    public Optional<PageRequest> next(int count) {
        return hasNext
                ? endCursor.map(cursor -> new PageRequest.First(count, Optional.of(cursor)))
                : Optional.empty();
    }

    /** What to ask for the page before this one; empty at the beginning. */
    public Optional<PageRequest> previous(int count) {
        return hasPrevious
                ? startCursor.map(cursor -> new PageRequest.Last(count, Optional.of(cursor)))
                : Optional.empty();
    }
}
