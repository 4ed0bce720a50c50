package dev.deskhand.zendesk.chat;

import java.util.List;
import java.util.Optional;

/**
 * A channel as a query saw it.
 *
 * @param visitor empty for a chat among agents
 * @param agents who is in it now
 * @param log its last entries, oldest first
 */
public record Channel(
        ChannelId id,
        ChannelState state,
        Optional<Sender.Visitor> visitor,
        List<Agent> agents,
        List<ChatEvent> log) {
    public Channel {
        agents = List.copyOf(agents);
        log = List.copyOf(log);
    }
}
