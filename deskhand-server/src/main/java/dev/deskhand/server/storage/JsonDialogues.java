package dev.deskhand.server.storage;

import dev.deskhand.bot.dialogue.DialogueState;
import dev.deskhand.server.bot.DialogueTexts;

/** The stored form of a dialogue's state, with its misses before it. */
public final class JsonDialogues implements DialogueTexts {
    @Override
    public String write(DialogueState state) {
        return state.misses() + " " + StoredDialogue.write(state);
    }

    @Override
    public DialogueState read(String text) {
        int space = text.indexOf(' ');
        if (space < 1 || !text.substring(0, space).matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException("not a dialogue's state");
        }
        try {
            return StoredDialogue.read(
                    text.substring(space + 1), Integer.parseInt(text.substring(0, space)));
        } catch (StorageException e) {
            throw new IllegalArgumentException("not a dialogue's state", e);
        }
    }
}
