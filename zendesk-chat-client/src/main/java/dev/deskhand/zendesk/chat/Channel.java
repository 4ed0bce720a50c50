package dev.deskhand.zendesk.chat;

import java.util.List;
import java.util.Optional;

/**
 * A channel as a query saw it.
 *
 * @param visitor empty for a chat among agents
 * @param profile what else is known of the visitor; {@link VisitorProfile#UNKNOWN} unless it was
 *     asked for
 * @param agents who is in it now
 * @param log its last entries, oldest first
 * @param logRead whether Zendesk let the log be read; an empty log says nothing when it did not
 */
public record Channel(
        ChannelId id,
        ChannelKind kind,
        ChannelState state,
        Optional<Sender.Visitor> visitor,
        VisitorProfile profile,
        List<Agent> agents,
        List<ChatEvent> log,
        boolean logRead) {

    public Channel {
        agents = List.copyOf(agents);
        log = List.copyOf(log);
    }

    /** A visitor's channel of which no more is known than this; its log was read. */
    public Channel(
            ChannelId id,
            ChannelState state,
            Optional<Sender.Visitor> visitor,
            List<Agent> agents,
            List<ChatEvent> log) {
        this(id, ChannelKind.VISITOR, state, visitor, VisitorProfile.UNKNOWN, agents, log, true);
    }
}
