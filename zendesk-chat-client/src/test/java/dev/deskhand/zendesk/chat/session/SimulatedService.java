package dev.deskhand.zendesk.chat.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The simulation's Zendesk: chats with their logs, one session of the bot's agent at a time, and
 * the answers to requests as text. It reads the client's frames by looking for words, so that it
 * shares no code with the client; the client reads real frames.
 *
 * <p>Choices where the real service is not known: a socket's frames are executed in order, though
 * their answers may come in another; a newer socket or session ends all execution for older ones;
 * live events reach exactly the sockets that are subscribed when they happen; a log shows an event
 * before it can be read live.
 */
final class SimulatedService {

    /** How a request is dealt with. */
    enum Manner {
        EXECUTE,
        /** A GraphQL error of the moment; not executed. */
        ERROR,
        /** 429; not executed. */
        LIMIT,
        /** Executed, but the answer is no JSON. */
        EXECUTE_GARBLED,
        /** Executed, but answered with a protocol error. */
        EXECUTE_ERROR_CODE
    }

    /** In which forms the logs may be read. */
    enum Logs {
        ALL,
        /** The forms that ask for the channel's state are refused. */
        PLAIN_ONES,
        NONE
    }

    enum Kind {
        MESSAGE,
        JOIN
    }

    record Entry(String id, Kind kind, String from, String text, String msgId) {}

    static final class Chat {
        final String id;
        final List<Entry> log = new ArrayList<>();
        boolean person;
        boolean bot;

        /** Whether entries before the baseline may be delivered. */
        boolean mayHaveHistory;

        /** From which entry on delivery is due. */
        int baseline;

        Chat(String id) {
            this.id = id;
        }

        /** The place of the message with this text, -1 for none. */
        int entryOf(String text) {
            for (int i = 0; i < log.size(); i++) {
                if (log.get(i).text().equals(text)) {
                    return i;
                }
            }
            return -1;
        }
    }

    /** Subscribers, to be told of what happens. */
    interface Push {
        void live(boolean activity, String frame);
    }

    private final RandomGenerator random;
    private final Push push;
    private final Logs logs;
    final List<Chat> chats = new ArrayList<>();
    final Map<String, Integer> executed = new HashMap<>();
    private int lastEntry;
    private int subscriptions;

    SimulatedService(RandomGenerator random, Logs logs, Push push) {
        this.random = random;
        this.logs = logs;
        this.push = push;
    }

    Chat chat(String id) {
        return chats.get(Integer.parseInt(id.substring(1)));
    }

    Chat newChat() {
        Chat chat = new Chat("c" + chats.size());
        chats.add(chat);
        return chat;
    }

    /** An entry of before the session's start, which nobody is told of. */
    void history(Chat chat, String from) {
        chat.log.add(new Entry("e" + ++lastEntry, Kind.MESSAGE, from, "old " + lastEntry, ""));
    }

    void happens(Chat chat, Kind kind, String from, String text, String msgId) {
        Entry entry = new Entry("e" + ++lastEntry, kind, from, text, msgId);
        chat.log.add(entry);
        push.live(kind == Kind.JOIN, live(chat, entry));
    }

    // ---- requests

    static String idOf(String frame) {
        int at = frame.lastIndexOf("\"id\":") + 5;
        return frame.substring(at, frame.indexOf('}', at));
    }

    /** The value of a text argument of the query in a frame, null when it has none. */
    static @Nullable String argument(String frame, String name) {
        String key = name + ": \\\"";
        int at = frame.indexOf(key);
        return at < 0
                ? null
                : frame.substring(at + key.length(), frame.indexOf("\\\"", at + key.length()));
    }

    static boolean isSend(String frame) {
        return frame.contains("{ sendMessage(");
    }

    /** The answer to a request. */
    String answer(String frame, Manner manner, int retryAfter) {
        String id = idOf(frame);
        return switch (manner) {
            case EXECUTE -> reply(id, execute(frame));
            case ERROR ->
                    "{\"id\":%s,\"payload\":{\"errors\":[{\"message\":\"internal error\"}]}}"
                            .formatted(id);
            case LIMIT -> limited(id, retryAfter);
            case EXECUTE_GARBLED -> {
                String _ = execute(frame);
                yield "{\"id\":" + id + ",\"payl";
            }
            case EXECUTE_ERROR_CODE -> {
                String _ = execute(frame);
                yield "{\"id\":" + id + ",\"errorCode\":500}";
            }
        };
    }

    private static String limited(String id, int retryAfter) {
        return "{\"id\":"
                + id
                + ",\"errorCode\":429,\"payload\":{\"errors\":[{\"message\":\"Too many requests\","
                + "\"extensions\":{\"code\":\"rate_limited\",\"retry_after\":"
                + retryAfter
                + "}}]}}";
    }

    private static String reply(String id, String data) {
        return data.startsWith("!")
                ? "{\"id\":" + id + ",\"payload\":{\"errors\":[{\"message\":\"" + data + "\"}]}}"
                : "{\"id\":" + id + ",\"payload\":{\"data\":" + data + "}}";
    }

    private String execute(String frame) {
        if (isSend(frame)) {
            return "{\"sendMessage\":{\"success\":" + send(frame) + "}}";
        }
        if (frame.contains("{ channels")) {
            return channels(frame);
        }
        if (frame.contains("updateAgentStatus")) {
            return "{\"updateAgentStatus\":{\"node\":{\"id\":\"B\",\"name\":\"Bot\"}}}";
        }
        if (frame.contains("subscription {")) {
            return "{\"subscription_id\":\"s" + ++subscriptions + "\"}";
        }
        String request = argument(frame, "request");
        if (request != null) {
            executed.merge(request, 1, Integer::sum);
        }
        return "{}";
    }

    private boolean send(String frame) {
        String text = String.valueOf(argument(frame, " msg"));
        for (Chat chat : chats) {
            if (chat.id.equals(argument(frame, "channel_id"))) {
                boolean withheld = chat.person && !chat.bot;
                if (!withheld) {
                    chat.bot = true;
                    executed.merge(text, 1, Integer::sum);
                    String msgId = String.valueOf(argument(frame, "msg_id"));
                    happens(chat, Kind.MESSAGE, "B", text, msgId);
                }
                return !withheld;
            }
        }
        return false;
    }

    private String channels(String frame) {
        int last = frame.indexOf("logs(last: ");
        boolean refused =
                switch (logs) {
                    case ALL -> false;
                    case PLAIN_ONES -> frame.contains("{ state ");
                    case NONE -> last >= 0;
                };
        if (refused) {
            return "!Cannot query field";
        }
        int depth =
                last < 0
                        ? 0
                        : Integer.parseInt(frame.substring(last + 11, frame.indexOf(')', last)));
        String after = argument(frame, "after");
        int from = after == null ? 0 : Integer.parseInt(after.substring(1));
        // Pages smaller than asked for are allowed, and make the client turn them.
        int to = random.nextInt(4) == 0 ? Math.min(chats.size(), from + 1) : chats.size();
        StringBuilder nodes = new StringBuilder();
        for (Chat chat : chats.subList(from, to)) {
            nodes.append(nodes.isEmpty() ? "" : ",").append(channel(chat, depth));
        }
        return "{\"channels\":{\"edges\":["
                + nodes
                + "],\"pageInfo\":{\"hasNextPage\":"
                + (to < chats.size())
                + ",\"endCursor\":\"p"
                + to
                + "\"}}}";
    }

    private static String channel(Chat chat, int depth) {
        StringBuilder node =
                new StringBuilder(200 + depth * 150)
                        .append("{\"node\":{\"id\":\"")
                        .append(chat.id)
                        .append("\",\"agents\":{\"edges\":[")
                        .append(chat.person ? "{\"node\":{\"id\":\"H\"}}" : "")
                        .append("]}");
        if (depth == 0) {
            return node.append("}}").toString();
        }
        node.append(",\"logs\":{\"edges\":[");
        int size = chat.log.size();
        for (int i = Math.max(0, size - depth); i < size; i++) {
            node.append("{\"node\":");
            entry(node, chat.log.get(i));
            node.append(i == size - 1 ? "}}" : "}},");
        }
        return node.append("]}}}").toString();
    }

    private static String live(Chat chat, Entry entry) {
        boolean activity = entry.kind() == Kind.JOIN;
        StringBuilder frame = new StringBuilder(300);
        frame.append("{\"sig\":\"DATA\",\"subscription_id\":\"s\",\"payload\":{\"data\":{\"")
                .append(activity ? "chatActivity" : "message")
                .append("\":{\"node\":");
        entry(frame, entry);
        return frame.append(",\"channel\":{\"id\":\"")
                .append(chat.id)
                .append("\"}}}}}}")
                .toString();
    }

    /** Without the closing brace. */
    private static void entry(StringBuilder to, Entry entry) {
        String type = entry.from().equals("V") ? "Visitor" : "Agent";
        boolean join = entry.kind() == Kind.JOIN;
        to.append("{\"__typename\":\"")
                .append(join ? "MemberJoinLog" : "Message")
                .append("\",\"id\":\"")
                .append(entry.id())
                .append(join ? "\",\"user\":" : "\",\"from\":")
                .append("{\"__typename\":\"")
                .append(type)
                .append("\",\"id\":\"")
                .append(entry.from())
                .append("\"}");
        if (!join) {
            to.append(",\"content\":\"")
                    .append(entry.text())
                    .append("\",\"msg_id\":\"")
                    .append(entry.msgId())
                    .append('"');
        }
    }

    /** A live frame of an old entry, as a service that replays sends it. */
    String replay(Chat chat, Entry entry) {
        return live(chat, entry);
    }
}
