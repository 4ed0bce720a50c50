package dev.deskhand.zendesk.chat;

/** Whether anybody in a department takes chats. */
public enum DepartmentStatus {
    ONLINE,
    AWAY,
    OFFLINE,
    /** Zendesk did not tell, or told something newer than this library. */
    UNKNOWN
}
