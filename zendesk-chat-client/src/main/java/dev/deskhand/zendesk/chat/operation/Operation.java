package dev.deskhand.zendesk.chat.operation;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One request of the Conversations API: what to write and how to read the answer. Implementations
 * are immutable and may be used from any thread, any number of times.
 *
 * @param <T> what the caller gets
 */
public interface Operation<T> {

    /** A name for logs and errors; it holds no values. */
    default String name() {
        return getClass().getSimpleName();
    }

    /**
     * The GraphQL document, values written into it, for the real service was never seen to take
     * variables.
     */
    String document();

    /**
     * Reads an answer.
     *
     * @param data the answer's {@code data}
     * @throws UnreadableAnswerException if something needed is missing or has another shape
     */
    Step<T> read(JsonNode data);

    /**
     * What to ask instead when the service refuses this document: the same with nothing but fields
     * that public programs are known to use, perhaps in several steps. Only queries and
     * subscriptions have one; a mutation is never asked twice by itself (see {@link
     * SendMessage#withoutRefused}).
     */
    default Optional<Operation<T>> plainer() {
        return Optional.empty();
    }

    /** What an answer leads to. */
    sealed interface Step<T> {

        /** All is known. */
        record Done<T>(T value) implements Step<T> {}

        /** There is more; ask this next. */
        record Next<T>(Operation<T> operation) implements Step<T> {}
    }
}
