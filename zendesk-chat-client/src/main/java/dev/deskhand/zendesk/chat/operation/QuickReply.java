package dev.deskhand.zendesk.chat.operation;

/**
 * A button below a message.
 *
 * @param text what it says; Zendesk advises fewer than 20 characters
 * @param value what the visitor's message will say when it is pressed; the visitor sees it as their
 *     own words
 */
public record QuickReply(String text, String value) {

    /** A button that says what it sends. */
    public static QuickReply of(String text) {
        return new QuickReply(text, text);
    }
}
