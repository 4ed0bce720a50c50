package dev.deskhand.zendesk.chat;

/** Where a visitor's channel stands. */
public enum ChannelState {
    /** Waits to be served; broadcast routing, Zendesk's default. */
    INCOMING,
    /** Given to an agent who has not answered yet; assigned routing. */
    ASSIGNED,
    /** An agent is in the chat. */
    ONGOING,
    /** The visitor has left. */
    CLOSING,
    /** Over. */
    CLOSED,
    /** Zendesk did not tell, or told something newer than this library. */
    UNKNOWN
}
