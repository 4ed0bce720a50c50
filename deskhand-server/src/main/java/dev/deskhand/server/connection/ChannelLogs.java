package dev.deskhand.server.connection;

import dev.deskhand.zendesk.chat.Channel;
import java.util.List;
import java.util.Optional;

/** Where what was missed can be read. */
@FunctionalInterface
interface ChannelLogs {
    /**
     * The channels that the bot can see, each with the end of its log, oldest entry first.
     *
     * @param entries at most so many of each channel's last entries
     * @return empty when Zendesk does not let the logs be read at all
     * @throws dev.deskhand.server.channel.ChannelUnavailableException when it cannot be asked now
     */
    Optional<List<Channel>> read(int entries);
}
