package dev.deskhand.server.conversation;

import dev.deskhand.server.refusal.Refusal;

/** Where a page of a list goes on whose newest rows come first: the id of the last row before. */
public final class IdCursor {
    private IdCursor() {}

    /**
     * The id that all rows of the page come before.
     *
     * @throws Refusal when no list ends with this cursor
     */
    public static long parse(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw Refusal.notACursor();
        }
        return Long.parseLong(text);
    }
}
