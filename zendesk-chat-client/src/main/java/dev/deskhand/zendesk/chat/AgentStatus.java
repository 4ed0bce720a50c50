package dev.deskhand.zendesk.chat;

/** Whether an agent takes chats. */
public enum AgentStatus {
    ONLINE,
    AWAY,
    INVISIBLE,
    /** Reported only; an agent cannot be set to it. */
    OFFLINE,
    /** Zendesk did not tell, or told something newer than this library. */
    UNKNOWN
}
