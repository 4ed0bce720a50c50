package dev.deskhand.emulator.http;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Agent;
import dev.deskhand.emulator.account.ApiClient;
import dev.deskhand.emulator.account.ChannelView;
import dev.deskhand.emulator.account.Department;
import dev.deskhand.emulator.account.LogEntry;
import dev.deskhand.emulator.account.Roster;
import dev.deskhand.emulator.account.Session;
import dev.deskhand.emulator.account.Visitor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The account's things as the control API shows them. */
final class Views {

    private final Account account;

    private Views(Account account) {
        this.account = account;
    }

    static Views of(Account account) {
        return new Views(account);
    }

    Map<String, Object> account() {
        return ordered(
                "subdomain", account.subdomain(),
                "name", account.name(),
                "plan_agents", Roster.SEATS);
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static Map<String, Object> agent(Agent agent) {
        return ordered(
                "id", agent.id(),
                "name", agent.name(),
                "email", agent.email(),
                "role", word(agent.role()),
                "status", word(agent.status()));
    }

    Map<String, Object> department(Department department) {
        return ordered(
                "id", department.id(),
                "name", department.name(),
                "status", word(account.roster().status(department)),
                "agents", department.agents());
    }

    static Map<String, Object> visitor(Visitor visitor) {
        return ordered(
                "id", visitor.id(),
                "name", visitor.name(),
                "email", visitor.email(),
                "online", visitor.online(),
                "channel_id", visitor.channelId());
    }

    static Map<String, Object> client(ApiClient client) {
        return ordered(
                "client_id", client.clientId(),
                "name", client.name(),
                "company", client.company(),
                "redirect_urls", client.redirectUrls(),
                "client_type", client.confidential() ? "confidential" : "public");
    }

    private static Map<String, Object> session(Session session) {
        return ordered(
                "session_id", session.sessionId(),
                "agent_id", session.agentId(),
                "connected", session.link() == Session.Link.CONNECTED);
    }

    Map<String, Object> channel(ChannelView channel) {
        LogEntry.Message last = channel.last();
        return ordered(
                "id", channel.id(),
                "state", channel.state().name(),
                "visitor_id", channel.visitorId(),
                "visitor_name", account.chats().visitor(channel.visitorId()).name(),
                "department_id", channel.departmentId(),
                "agents", channel.agents(),
                "waiting", channel.waiting(),
                "tags", channel.tags(),
                "typing", channel.typing(),
                "last_text", last == null ? "" : last.content().text(),
                "last_timestamp", last == null ? null : last.timestamp(),
                "unread", channel.unread());
    }

    Map<String, Object> state() {
        return account.consistently(() ->
                ordered(
                        "version", account.version(),
                        "account", account(),
                        "agents", account.roster().agents().stream().map(Views::agent).toList(),
                        "departments",
                                account.roster().departments().stream()
                                        .map(this::department)
                                        .toList(),
                        "channels", account.chats().channels().stream().map(this::channel).toList(),
                        "visitors",
                                account.chats().visitors().stream().map(Views::visitor).toList(),
                        "sessions", account.sessions().all().stream().map(Views::session).toList(),
                        "api_clients",
                                account.clients().all().stream().map(Views::client).toList()));
    }

    /** A log line as the Web SDK's chat events are named; agents see ids too. */
    static Map<String, Object> event(LogEntry entry, boolean forAgents) {
        Map<String, Object> sender =
                ordered("kind", word(entry.speaker().kind()), "name", entry.speaker().name());
        if (forAgents) {
            sender.put("id", entry.speaker().id());
        }
        Map<String, Object> event = ordered("number", entry.number());
        event.put(
                "type",
                switch (entry) {
                    case LogEntry.Message _ -> "chat.msg";
                    case LogEntry.MemberJoin _ -> "chat.memberjoin";
                    case LogEntry.MemberLeave _ -> "chat.memberleave";
                });
        event.put("timestamp", entry.timestamp());
        event.put("sender", sender);
        event.put("text", entry instanceof LogEntry.Message m ? m.content().text() : "");
        event.put(
                "options", entry instanceof LogEntry.Message m ? m.content().options() : List.of());
        putNullable(
                event,
                "structured",
                entry instanceof LogEntry.Message m ? m.content().structured() : null);
        if (forAgents && entry instanceof LogEntry.Message m) {
            putNullable(event, "msg_id", m.content().msgId());
        }
        return event;
    }

    @SuppressWarnings("NullAway") // JSON has nulls; the map's declared type is for its many readers
    private static void putNullable(Map<String, Object> map, String name, @Nullable Object value) {
        map.put(name, value);
    }

    /** Names and values by turns, in the order given. */
    static Map<String, Object> ordered(@Nullable Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            putNullable(map, String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }
}
