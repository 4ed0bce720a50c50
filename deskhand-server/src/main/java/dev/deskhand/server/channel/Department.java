package dev.deskhand.server.channel;

/**
 * A department of the business's channel.
 *
 * @param id the channel's own id
 * @param ownership whether the bot's agent is one of its members
 */
public record Department(String id, String name, boolean online, Ownership ownership) {
    /** Whose department it is, as far as the channel tells. */
    public enum Ownership {
        THE_BOTS,
        OTHERS,
        UNKNOWN
    }
}
