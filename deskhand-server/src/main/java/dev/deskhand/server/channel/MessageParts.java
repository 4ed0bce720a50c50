package dev.deskhand.server.channel;

import dev.deskhand.bot.BotMessage;
import java.util.List;

/** How a channel shapes what the bot says. */
public interface MessageParts {
    /** The messages that the channel can show, in order; never empty. */
    List<BotMessage> of(BotMessage message);
}
