package dev.deskhand.zendesk.chat;

/**
 * The opaque id of an entry of a channel's log that is not a message (a joining, a leaving, a
 * change).
 */
public record LogId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
