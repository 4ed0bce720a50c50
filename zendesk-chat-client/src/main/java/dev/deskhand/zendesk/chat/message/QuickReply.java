package dev.deskhand.zendesk.chat.message;

/**
 * An answer to pick below a message. It is shown only while its message is the newest of the chat.
 *
 * @param text what it says, 1 to 19 characters ({@link MessageLimit#QUICK_REPLY_LABEL})
 * @param value what the visitor's message will say when it is pressed, 1 to 999 characters ({@link
 *     MessageLimit#REPLY_VALUE}); the visitor sees it as their own words
 */
public record QuickReply(String text, String value) {

    public QuickReply {
        MessageLimit.QUICK_REPLY_LABEL.check(text);
        MessageLimit.REPLY_VALUE.check(value);
    }

    /** One that says what it sends. */
    public static QuickReply of(String text) {
        return new QuickReply(text, text);
    }
}
