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
                "status", word(agent.status()),
                "chat_limit", agent.chatLimit());
    }

    Map<String, Object> department(Department department) {
        return ordered(
                "id", department.id(),
                "name", department.name(),
                "status", word(account.roster().status(department)),
                "agents", department.agents(),
                "operating_hours",
                        department.operatingHours() == null
                                ? null
                                : department.operatingHours().view());
    }

    static Map<String, Object> visitor(Visitor visitor) {
        Visitor.Details details = visitor.details();
        return ordered(
                "id", visitor.id(),
                "name", visitor.name(),
                "email", visitor.email(),
                "online", visitor.online(),
                "channel_id", visitor.channelId(),
                "phone", details.phone(),
                "notes", details.notes(),
                "external_id", details.externalId(),
                "city", details.city(),
                "region", details.region(),
                "country", details.country(),
                "device_type", details.deviceType(),
                "ip", details.ip(),
                "user_agent", details.userAgent(),
                "sdk", word(details.sdk()));
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
                "assigned", channel.assigned(),
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

    /** Whose eyes an event is for. */
    enum Reader {
        WIDGET,
        /** Sees the fallback of a structured message only. */
        MOBILE,
        /** Sees ids too. */
        AGENT;

        static Reader of(Visitor visitor) {
            return visitor.details().sdk() == Visitor.Sdk.MOBILE ? MOBILE : WIDGET;
        }
    }

    /** A log line as the Web SDK's chat events are named. */
    static Map<String, Object> event(LogEntry entry, Reader reader) {
        boolean forAgents = reader == Reader.AGENT;
        Map<String, Object> sender =
                ordered("kind", word(entry.speaker().kind()), "name", entry.speaker().name());
        if (forAgents) {
            sender.put("id", entry.speaker().id());
        }
        Map<String, Object> event = ordered("number", entry.number());
        if (forAgents) {
            event.put("id", entry.id());
        }
        event.put(
                "type",
                switch (entry) {
                    case LogEntry.Message _ -> "chat.msg";
                    case LogEntry.MemberJoin _ -> "chat.memberjoin";
                    case LogEntry.MemberChange _ -> "chat.memberchange";
                    case LogEntry.MemberLeave _ -> "chat.memberleave";
                });
        event.put("timestamp", entry.timestamp());
        event.put("sender", sender);
        event.put("text", text(entry));
        event.put(
                "options", entry instanceof LogEntry.Message m ? m.content().options() : List.of());
        putNullable(
                event,
                "structured",
                entry instanceof LogEntry.Message m && reader != Reader.MOBILE
                        ? m.content().structured()
                        : null);
        if (entry instanceof LogEntry.MemberLeave leave && leave.reason() != null) {
            event.put("reason", leave.reason());
        }
        if (forAgents && entry instanceof LogEntry.Message m) {
            putNullable(event, "msg_id", m.content().msgId());
        }
        return event;
    }

    private static String text(LogEntry entry) {
        return switch (entry) {
            case LogEntry.Message message -> message.content().text();
            case LogEntry.MemberChange change -> change.what();
            case LogEntry.MemberJoin _, LogEntry.MemberLeave _ -> "";
        };
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
