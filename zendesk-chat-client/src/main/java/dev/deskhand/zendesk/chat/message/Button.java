package dev.deskhand.zendesk.chat.message;

import java.net.URI;

/**
 * A button of a message, a panel or a list. It stays where it is as the chat goes on.
 *
 * @param text what it says, 1 to 100 characters ({@link MessageLimit#BUTTON_LABEL})
 */
public record Button(String text, Action action) {

    public Button {
        MessageLimit.BUTTON_LABEL.check(text);
    }

    /** A button that sends a message as the visitor's. */
    public static Button reply(String text, String value) {
        return new Button(text, new Action.Reply(value));
    }

    /** A button that opens an address. */
    public static Button link(String text, URI url) {
        return new Button(text, new Action.Link(url));
    }
}
