package dev.deskhand.bot;

import java.util.List;

/** What a node does besides talking. */
public sealed interface Action {
    /** Passes the chat to a person; what follows in the node is not done. */
    record HandOver(Target target) implements Action {}

    /** Asks a service of the business, and waits for its answer. */
    record CallApi(ApiCall call) implements Action {}

    /**
     * Gives an entity a value.
     *
     * @param value a text that may hold placeholders
     */
    record SetValue(String entity, String value) implements Action {}

    /** Forgets the values of these entities. */
    record Clear(List<String> entities) implements Action {
        public Clear {
            entities = List.copyOf(entities);
        }
    }

    /** Forgets all values. */
    record ClearContext() implements Action {}

    /** Puts tags on the chat. */
    record Tag(List<String> tags) implements Action {
        public Tag {
            tags = List.copyOf(tags);
        }
    }

    /** Whom a chat is passed to. */
    sealed interface Target {
        /** The department of the settings, or the first that is online. */
        record Anyone() implements Target {}

        /** The department of that name. */
        record Department(String name) implements Target {}

        /** The agent of that name. */
        record Agent(String name) implements Target {}
    }
}
