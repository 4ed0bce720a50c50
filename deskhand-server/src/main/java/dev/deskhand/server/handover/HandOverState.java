package dev.deskhand.server.handover;

import java.util.Locale;

/** Who has the conversation, and how far a hand-over has come. */
public enum HandOverState {
    /** The bot answers. */
    BOT,
    /** A person is wanted; no department is chosen yet. */
    REQUESTED,
    /** The transfer was sent to Zendesk; its outcome is not known yet. */
    TRANSFERRING,
    /** The transfer is confirmed; no person has come yet. The bot is silent. */
    WAITING,
    /** A person has come or spoken. The bot is silent. */
    HUMAN,
    /** The last person has left, and the bot goes on by the rule of its file. */
    RETURNED,
    /** The hand-over could not be carried out; the visitor is being told. */
    FAILED,
    /** The visitor left in the middle of a hand-over, and may come back. */
    ABANDONED,
    /** The visitor left. What comes next in the channel is a new conversation. */
    ENDED;

    /** Whether the bot may write to the visitor of its own accord. */
    public boolean botMayAnswer() {
        return switch (this) {
            case BOT, RETURNED -> true;
            case REQUESTED, TRANSFERRING, WAITING, HUMAN, FAILED, ABANDONED, ENDED -> false;
        };
    }

    /** The name on the wire and in the database, {@code bot}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException for a name that no state has
     */
    public static HandOverState ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
