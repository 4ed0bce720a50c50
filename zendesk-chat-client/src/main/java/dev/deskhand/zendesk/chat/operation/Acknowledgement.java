package dev.deskhand.zendesk.chat.operation;

/** Zendesk's answer to a mutation: its {@code success}. */
public enum Acknowledgement {
    /** {@code success: true}. */
    DONE,
    /** {@code success: false}. Zendesk gives no reason; nothing was changed. */
    DECLINED
}
