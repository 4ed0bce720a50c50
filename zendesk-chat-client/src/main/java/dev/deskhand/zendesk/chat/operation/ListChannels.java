package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.Channel;
import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.ChannelState;
import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.Sender;
import dev.deskhand.zendesk.chat.VisitorId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The channels that the agent can see, each with its agents, state, visitor and the end of its log.
 * Where Zendesk knows only the plainer form, state is unknown and visitor and log are empty.
 *
 * <p>Entries of the log without a time carry that of the entry before them.
 *
 * @param lastLogs how many entries of each log, at least 1
 */
public record ListChannels(int lastLogs) implements Operation<List<Channel>> {

    private static final String PLAIN = "id agents { edges { node { id status display_name } } }";

    public ListChannels {
        if (lastLogs < 1) {
            throw new IllegalArgumentException(
                    "Ask for at least one entry of each log, not " + lastLogs);
        }
    }

    private PagedList<Channel> pages() {
        return PagedList.first("channels", full(), PLAIN, 20, ListChannels::channel);
    }

    @Override
    public String document() {
        return pages().document();
    }

    @Override
    public Step<List<Channel>> read(JsonNode data) {
        return pages().read(data);
    }

    @Override
    public Optional<Operation<List<Channel>>> plainer() {
        return pages().plainer();
    }

    private String full() {
        return """
        id agents { edges { node { id name display_name status } } } \
        ... on VisitorChannel { state visitor { id display_name } } \
        logs(last: %d) { edges { node { %s } } }\
        """
                .formatted(lastLogs, ChatEventReader.LOG_ENTRY);
    }

    private static Channel channel(JsonNode node) {
        ChannelId id = new ChannelId(Fields.required(node, "id"));
        List<ChatEvent> log = new ArrayList<>();
        Instant last = Instant.EPOCH;
        for (JsonNode entry : Fields.nodes(node.path("logs"))) {
            Optional<ChatEvent> event = ChatEventReader.logEntry(entry, id, last);
            if (event.isPresent()) {
                log.add(event.get());
                last = event.get().timestamp();
            }
        }
        JsonNode visitor = node.path("visitor");
        return new Channel(
                id,
                Fields.constant(node, "state", ChannelState.class, ChannelState.UNKNOWN),
                visitor.isObject()
                        ? Optional.of(
                                new Sender.Visitor(
                                        new VisitorId(Fields.required(visitor, "id")),
                                        Fields.orEmpty(visitor, "display_name")))
                        : Optional.empty(),
                Fields.nodes(node.path("agents")).stream().map(Fields::agent).toList(),
                log);
    }
}
