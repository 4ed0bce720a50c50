package dev.deskhand.server.bot;

import dev.deskhand.bot.dialogue.DialogueState;

/** Turns a dialogue's state into a text and back. */
public interface DialogueTexts {
    String write(DialogueState state);

    /**
     * @throws IllegalArgumentException for what {@link #write} has not made
     */
    DialogueState read(String text);
}
