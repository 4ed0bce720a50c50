package dev.deskhand.zendesk.chat.operation;

import java.util.Optional;

/**
 * Which page of a list: so many entries from the front or from the back (Relay's arguments, which
 * Zendesk documents for a channel's log and which are inferred elsewhere).
 */
public sealed interface PageRequest {

    /**
     * So many from the front.
     *
     * @param count at least 1; Zendesk's own limit is not documented
     * @param after the {@link Page#endCursor()} of the page before, empty for the first
     */
    record First(int count, Optional<String> after) implements PageRequest {
        public First {
            checked(count);
        }
    }

    /**
     * So many from the back.
     *
     * @param count at least 1
     * @param before the {@link Page#startCursor()} of the page behind, empty for the last
     */
    record Last(int count, Optional<String> before) implements PageRequest {
        public Last {
            checked(count);
        }
    }

    /** The first so many. */
    static PageRequest first(int count) {
        return new First(count, Optional.empty());
    }

    /** The last so many. */
    static PageRequest last(int count) {
        return new Last(count, Optional.empty());
    }

    private static void checked(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "Ask for at least one entry of a page, not " + count);
        }
    }
}
