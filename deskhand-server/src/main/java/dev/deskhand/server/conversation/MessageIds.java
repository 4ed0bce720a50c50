package dev.deskhand.server.conversation;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes the ids by which the bot's own messages are known again in a channel's log. */
public final class MessageIds {
    private static final String PREFIX = "deskhand-";

    private final RandomGenerator random;

    MessageIds(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        return PREFIX + new UUID(random.nextLong(), random.nextLong());
    }

    /** Whether a Deskhand gave this id, be it this one or one with another database. */
    public static boolean isOurs(String messageId) {
        return messageId.startsWith(PREFIX);
    }
}
