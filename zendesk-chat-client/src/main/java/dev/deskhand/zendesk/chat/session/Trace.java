package dev.deskhand.zendesk.chat.session;

/** Whether a message stands in its channel's log. */
public enum Trace {
    FOUND,
    /** The log was read as far back as it can matter, and the message is not in it. */
    NOT_THERE,
    /**
     * The log cannot tell: the channel is no longer listed, Zendesk refuses logs, or the log is
     * longer than can be read.
     */
    UNREADABLE
}
