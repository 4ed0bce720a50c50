package dev.deskhand.server.channel;

/**
 * What a channel cannot show as the author wrote it, and what it shows in its place.
 *
 * @param place where in the message, by the bot file's keys: {@code carousel[1].buttons}
 * @param words what happens and, where something can be done, what, for the bot's author
 */
public record Loss(Kind kind, String place, String words) {

    /** What kind of change it is. */
    public enum Kind {
        /** Markdown was turned into plain text. */
        FORMATTING,
        /** A character that cannot be sent was replaced or left out. */
        CHARACTER,
        /** A text became several messages. */
        TEXT_SPLIT,
        /** Quick replies became a list in the text. */
        QUICK_REPLIES_LISTED,
        /** Old windows show a look-alike of a slash. */
        SLASH,
        /** Buttons were spread over several messages. */
        BUTTONS_SPLIT,
        /** A button became a line of text. */
        BUTTON_AS_TEXT,
        /** An address that no button, picture or card can have became text. */
        ADDRESS_AS_TEXT,
        /** An address is too long for a text, so that old windows do not show it. */
        ADDRESS_TOO_LONG,
        /** A picture is shown as a card. */
        IMAGE_AS_CARD,
        /** A part of a card became a message of its own. */
        CARD_SPLIT,
        /** A carousel of one card became a card. */
        CAROUSEL_AS_CARD,
        /** A carousel became several, or cards. */
        CAROUSEL_SPLIT,
        /** A list became a card or cards. */
        LIST_AS_CARDS,
        /** A list became lines of text. */
        LIST_AS_TEXT,
        /** A list became several. */
        LIST_SPLIT,
        /** A form is asked one question after another. */
        FORM_AS_QUESTIONS
    }
}
