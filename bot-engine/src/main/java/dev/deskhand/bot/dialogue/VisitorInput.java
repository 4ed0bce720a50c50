package dev.deskhand.bot.dialogue;

import java.util.List;

/** What a turn answers. */
public sealed interface VisitorInput {
    /** The visitor wrote or pressed something; a press arrives as what the button sends. */
    record Said(List<String> lines) implements VisitorInput {
        /** At least one line; several are those of a visitor who writes on without waiting. */
        public Said {
            lines = List.copyOf(lines);
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("A visitor who says nothing has said nothing");
            }
        }

        public Said(String text) {
            this(List.of(text));
        }
    }

    /**
     * The service that the bot asked has answered, or has not.
     *
     * @param call the {@link ApiRequest#id()} that this answers
     */
    record CallEnded(String call, ApiResult result) implements VisitorInput {}
}
