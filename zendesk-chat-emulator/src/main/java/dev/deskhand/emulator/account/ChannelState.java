package dev.deskhand.emulator.account;

/** Life of a chat. ASSIGNED is of assigned routing only. */
public enum ChannelState {
    INCOMING,
    ASSIGNED,
    ONGOING,
    /** The visitor has left and may come back to the same chat for a while. */
    CLOSING,
    CLOSED
}
