package dev.deskhand.emulator.account;

/** Life of a chat. ASSIGNED belongs to assigned routing, which this account does not use. */
public enum ChannelState {
    INCOMING,
    ASSIGNED,
    ONGOING,
    /** The visitor has left and may come back to the same chat for a while. */
    CLOSING,
    CLOSED
}
