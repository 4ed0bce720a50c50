package dev.deskhand.emulator.graphql;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Agent;
import dev.deskhand.emulator.account.ChannelView;
import dev.deskhand.emulator.account.LogEntry;
import dev.deskhand.emulator.account.Speaker;
import dev.deskhand.emulator.account.Visitor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the account's things as GraphQL nodes: maps from field name to value, plus the type's name
 * under {@link #TYPE}.
 */
final class Nodes {

    /** Not a name GraphQL allows for a field, so that it cannot be mistaken for one. */
    static final String TYPE = "#type";

    private final Account account;

    Nodes(Account account) {
        this.account = account;
    }

    static String id(Map<String, Object> node) {
        return String.valueOf(node.get("id"));
    }

    Map<String, Object> agent(Agent agent) {
        return Map.of(
                TYPE,
                "Agent",
                "id",
                agent.id(),
                "name",
                agent.name(),
                "display_name",
                agent.name(),
                "status",
                agent.status().name());
    }

    List<Map<String, Object>> agents() {
        return account.roster().agents().stream().map(this::agent).toList();
    }

    /** The channels this agent can see. */
    List<Map<String, Object>> visibleTo(String agentId) {
        return account.chats().visibleTo(agentId).stream().map(this::channel).toList();
    }

    List<Map<String, Object>> departments() {
        return account.consistently(() ->
                account.roster().departments().stream()
                        .map(d ->
                                Map.<String, Object>of(
                                        "id", d.id(),
                                        "name", d.name(),
                                        "status", account.roster().status(d).name()))
                        .toList());
    }

    List<Map<String, Object>> agentsOf(String channelId) {
        return account.consistently(() ->
                account.chats().view(channelId).agents().stream()
                        .map(id -> agent(account.roster().agent(id)))
                        .toList());
    }

    List<Map<String, Object>> log(String channelId) {
        return account.chats().log(channelId).stream()
                .map(entry -> entry(channelId, entry))
                .toList();
    }

    Map<String, Object> channel(ChannelView channel) {
        return Map.of(
                TYPE,
                "VisitorChannel",
                "id",
                channel.id(),
                "state",
                channel.state().name(),
                "ip",
                "127.0.0.1",
                "user_agent",
                "Deskhand emulator",
                "visitor",
                visitor(account.chats().visitor(channel.visitorId()), channel.tags()));
    }

    private static Map<String, Object> visitor(Visitor visitor, List<String> tags) {
        return Map.of(
                TYPE,
                "Visitor",
                "id",
                visitor.id(),
                "display_name",
                visitor.name(),
                "email",
                visitor.email(),
                "phone",
                "",
                "notes",
                "",
                "current_tags",
                tags);
    }

    Map<String, Object> entry(String channelId, LogEntry entry) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("id", entry.id());
        node.put("timestamp", (double) entry.timestamp());
        node.put("channel", account.consistently(() -> channel(account.chats().view(channelId))));
        switch (entry) {
            case LogEntry.Message message -> {
                node.put(TYPE, "Message");
                node.put("content", message.content().text());
                node.put("from", user(message.speaker()));
                node.put("sender_name", message.speaker().name());
                node.put("msg_id", message.content().msgId());
                node.put("options", message.content().options());
            }
            case LogEntry.MemberJoin join -> {
                node.put(TYPE, "MemberJoinLog");
                node.put("user", user(join.speaker()));
                node.put("user_name", join.speaker().name());
            }
            case LogEntry.MemberLeave leave -> {
                node.put(TYPE, "MemberLeaveLog");
                node.put("user", user(leave.speaker()));
                node.put("user_name", leave.speaker().name());
            }
        }
        return node;
    }

    /** The user of today; one who was removed, or a trigger, with what the log knows. */
    private Map<String, Object> user(Speaker speaker) {
        return switch (speaker.kind()) {
            case VISITOR ->
                    account.consistently(() -> {
                        Visitor visitor = account.chats().visitor(speaker.id());
                        return visitor(visitor, account.chats().view(visitor.channelId()).tags());
                    });
            case AGENT ->
                    account.roster()
                            .findAgent(speaker.id())
                            .map(this::agent)
                            .orElseGet(() -> bareAgent(speaker));
            case TRIGGER, SYSTEM -> bareAgent(speaker);
        };
    }

    private static Map<String, Object> bareAgent(Speaker speaker) {
        return Map.of(
                TYPE,
                "Agent",
                "id",
                speaker.id(),
                "name",
                speaker.name(),
                "display_name",
                speaker.name());
    }
}
