package dev.deskhand.zendesk.chat.session;

/**
 * What the first connection of a fresh session delivers of what the chats' logs hold already.
 * Nothing was delivered before, so nothing tells by itself what is old and what is unanswered.
 */
public enum FirstConnect {
    /**
     * What came after the last word of an agent, this one or another, in every chat that is not
     * closed and in which no other agent is. In a chat without such a word that is all of it.
     */
    UNANSWERED,
    /** Nothing: the logs are history, and the session begins with the first live event. */
    NOTHING
}
