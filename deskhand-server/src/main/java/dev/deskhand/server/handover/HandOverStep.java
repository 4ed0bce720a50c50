package dev.deskhand.server.handover;

/** What moves a conversation from one {@link HandOverState} to the next. */
public enum HandOverStep {
    /** The dialogue asks for a person. */
    ASKED,
    /** A department is chosen, and the transfer may be sent. */
    DEPARTMENT_CHOSEN,
    /** Zendesk has confirmed the transfer. */
    CONFIRMED,
    /** It cannot be done; the reason says why. */
    IMPOSSIBLE,
    /** The bot goes on after a hand-over that failed. */
    BACK_TO_BOT,
    /** The visitor does not wait any longer: leaves a message, or goes on with the bot. */
    GAVE_UP,
    /** An operator gives the chat back to the bot. */
    TAKEN_BACK,
    /** The last person has left, and the visitor writes again. */
    HUMAN_LEFT,
    /** A person joined or spoke. */
    HUMAN_CAME,
    /** The visitor left the chat. */
    VISITOR_LEFT,
    /** The visitor is back before the bot had handed over. */
    VISITOR_BACK_AT_BOT,
    /** The visitor is back after the transfer was confirmed: people's chat. */
    VISITOR_BACK_IN_QUEUE
}
