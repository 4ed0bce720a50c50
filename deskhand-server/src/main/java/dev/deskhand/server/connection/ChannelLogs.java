package dev.deskhand.server.connection;

import dev.deskhand.zendesk.chat.Channel;
import dev.deskhand.zendesk.chat.operation.Page;
import java.util.Optional;

/** Where what was missed can be read. */
@FunctionalInterface
interface ChannelLogs {
    /**
     * Some of the channels that the bot can see, each with the end of its log, oldest entry first.
     * It is read from the end of the list: a chat that ends meanwhile moves those behind it
     * forward, and who reads forward would pass over one of them.
     *
     * @param before where the page that was read last began, empty for the first, which is the last
     * @param entries at most so many of each channel's last entries
     * @return empty when Zendesk does not let the logs be read at all
     * @throws dev.deskhand.server.channel.ChannelUnavailableException when it cannot be asked now
     */
    Optional<Page<Channel>> read(Optional<String> before, int entries);
}
