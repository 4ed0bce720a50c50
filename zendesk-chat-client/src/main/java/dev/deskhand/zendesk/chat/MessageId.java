package dev.deskhand.zendesk.chat;

/**
 * The opaque id that Zendesk gave to a message; the same in the subscription and in the channel's
 * log.
 */
public record MessageId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
