package dev.deskhand.zendesk.chat;

/** Who talks in a channel. */
public enum ChannelKind {
    /** A visitor with agents. */
    VISITOR,
    /** Agents among themselves. */
    AGENTS,
    /** Zendesk did not tell, or told something newer than this library. */
    UNKNOWN
}
