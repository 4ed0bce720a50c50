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
        return account.consistently(
                () -> account.chats().visibleTo(agentId).stream().map(this::channel).toList());
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
        Map<String, Object> channel = channel(channelId);
        return account.chats().log(channelId).stream().map(line -> entry(channel, line)).toList();
    }

    Map<String, Object> channel(String channelId) {
        return account.consistently(() -> channel(account.chats().view(channelId)));
    }

    private Map<String, Object> channel(ChannelView channel) {
        if (channel.visitorId().isEmpty()) {
            return Map.of(TYPE, "AgentChannel", "id", channel.id());
        }
        Visitor visitor = account.chats().visitor(channel.visitorId());
        return Map.of(
                TYPE,
                "VisitorChannel",
                "id",
                channel.id(),
                "state",
                channel.state().name(),
                "ip",
                visitor.details().ip(),
                "user_agent",
                visitor.details().userAgent(),
                "visitor",
                visitor(visitor, channel.tags()));
    }

    private static Map<String, Object> visitor(Visitor visitor, List<String> tags) {
        Visitor.Details details = visitor.details();
        Map<String, Object> node = new LinkedHashMap<>();
        node.put(TYPE, "Visitor");
        node.put("id", visitor.id());
        node.put("display_name", visitor.name());
        node.put("email", visitor.email());
        node.put("phone", details.phone());
        node.put("notes", details.notes());
        node.put("external_id", details.externalId());
        node.put("current_city", details.city());
        node.put("current_region", details.region());
        node.put("current_country", details.country());
        node.put("current_device_type", details.deviceType());
        node.put("current_tags", tags);
        return node;
    }

    Map<String, Object> entry(Map<String, Object> channel, LogEntry entry) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("id", entry.id());
        node.put("timestamp", (double) entry.timestamp());
        node.put("channel", channel);
        switch (entry) {
            case LogEntry.Message message -> {
                node.put(TYPE, "Message");
                node.put("content", message.content().text());
                node.put("from", user(message.speaker()));
                node.put("sender_name", message.speaker().name());
                node.put("msg_id", message.content().msgId());
                node.put("options", message.content().options());
            }
            case LogEntry.MemberJoin join -> putUser(node, "MemberJoinLog", join.speaker());
            case LogEntry.MemberLeave leave -> putUser(node, "MemberLeaveLog", leave.speaker());
            case LogEntry.MemberChange _ -> node.put(TYPE, "MemberChangeLog");
        }
        return node;
    }

    private void putUser(Map<String, Object> node, String type, Speaker speaker) {
        node.put(TYPE, type);
        node.put("user", user(speaker));
        node.put("user_name", speaker.name());
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
