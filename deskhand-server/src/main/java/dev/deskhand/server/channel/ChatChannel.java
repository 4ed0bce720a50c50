package dev.deskhand.server.channel;

import dev.deskhand.bot.BotMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What the bot can do in a business's channel. All calls block, so they want a virtual thread, and
 * none may be made from the channel's own event listener. Thread-safe.
 */
public interface ChatChannel {
    /**
     * Writes a message to the visitor.
     *
     * @param message one that the channel can show as a whole: {@link MessageParts} makes such
     * @param messageId Deskhand's own id of the message, by which the channel's log shows it again
     * @param mayWrite asked at the last moment before the write, in step with the events that come
     *     in: once an event that forbids the write was received, nothing is written
     */
    ChannelResult send(
            String channelId, String messageId, BotMessage message, BooleanSupplier mayWrite);

    /**
     * Writes a message to a channel that the bot has left and listens to from outside, and comes
     * back in by it. The channel itself withholds it where another agent serves the visitor, even
     * if nobody here knows of that agent yet.
     *
     * @param mayWrite as with {@link #send}
     */
    ChannelResult sendFromOutside(
            String channelId, String messageId, BotMessage message, BooleanSupplier mayWrite);

    /**
     * Asks a department anew to take the chat, leaves, and goes on listening: having spoken in it,
     * the bot may have taken the chat off the list of those that wait.
     *
     * @param mayWrite as with {@link #send}
     */
    ChannelResult askAgainAndListen(
            String channelId, String departmentId, BooleanSupplier mayWrite);

    /** Passes the chat to a department; the bot stays in the channel until it leaves. */
    ChannelResult transfer(String channelId, String departmentId, BooleanSupplier mayWrite);

    /**
     * Puts tags on the chat; those that are on it already stay as they are.
     *
     * @param mayWrite as with {@link #send}
     */
    ChannelResult tag(String channelId, List<String> tags, BooleanSupplier mayWrite);

    /** Leaves the channel, but goes on listening where the channel allows it. */
    ChannelResult leaveAndListen(String channelId);

    /**
     * Empty when the channel refuses to tell.
     *
     * @throws ChannelUnavailableException when the channel cannot be asked now
     */
    Optional<List<Department>> departments();

    /**
     * Looks for a message of the bot in the channel's log.
     *
     * @throws ChannelUnavailableException when the channel cannot be asked now
     */
    Trace traceOf(String channelId, String messageId);

    /** What the channel's log tells of a message. */
    enum Trace {
        FOUND,
        MISSING,
        /** The channel does not let its log be read, or does not list the chat any more. */
        UNREADABLE
    }
}
