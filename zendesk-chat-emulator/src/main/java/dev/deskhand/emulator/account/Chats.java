package dev.deskhand.emulator.account;

import dev.deskhand.emulator.time.EmulatorTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Visitors and their channels, from the visitor's side; {@link AgentDesk} has the agents' side. */
public final class Chats {

    private static final int START_LENGTH = 10;

    private final Guard guard;
    private final Numbers numbers;
    private final Roster roster;
    private final Routing routing;
    private final EmulatorTime time;
    private final Duration closeAfter;

    /**
     * Tells this start from others in the ids of log lines: a line that a killed process could not
     * save must not share its id with the line that takes its place.
     */
    private final String start;

    private final Map<String, Visitor> visitors = new LinkedHashMap<>();
    private final Map<String, Channel> channels = new LinkedHashMap<>();

    Chats(
            Guard guard,
            Numbers numbers,
            Roster roster,
            Secrets secrets,
            EmulatorTime time,
            Duration closeAfter) {
        this.guard = guard;
        this.numbers = numbers;
        this.roster = roster;
        this.routing = new Routing(roster);
        this.start = secrets.alphanumeric(START_LENGTH);
        this.time = time;
        this.closeAfter = closeAfter;
    }

    /** Every line of every log this agent may see, channel by channel, oldest first. */
    public void eachLine(String agentId, BiConsumer<String, LogEntry> line) {
        guard.read(() -> {
            visibleTo(agentId)
                    .forEach(channel ->
                            log(channel.id()).forEach(entry -> line.accept(channel.id(), entry)));
            return true;
        });
    }

    Routing routing() {
        return routing;
    }

    public List<Visitor> visitors() {
        return guard.read(() -> List.copyOf(visitors.values()));
    }

    public Visitor visitor(String id) {
        return guard.read(() -> {
            Visitor visitor = visitors.get(id);
            if (visitor == null) {
                throw Refused.unknown("visitor", id);
            }
            return visitor;
        });
    }

    public List<ChannelView> channels() {
        return guard.read(() -> channels.values().stream().map(Channel::view).toList());
    }

    public ChannelView view(String channelId) {
        return guard.read(() -> channel(channelId).view());
    }

    /** The whole log of a channel, oldest first. */
    public List<LogEntry> log(String channelId) {
        return guard.read(() -> channel(channelId).after(0));
    }

    /** Waits up to {@code millis} for lines beyond {@code after} and returns what there is. */
    public List<LogEntry> awaitLog(String channelId, long after, long millis) {
        Channel channel = guard.read(() -> channel(channelId));
        guard.await(
                channel.said,
                () -> channel.log.size() > after || channels.get(channelId) != channel,
                millis);
        return guard.read(() -> channel.after(after));
    }

    /** Open channels an agent can see: in it, listening to it, or offered it. */
    public List<ChannelView> visibleTo(String agentId) {
        return guard.read(() ->
                channels.values().stream()
                        .filter(Channel::open)
                        .filter(c -> routing.audience(c).contains(agentId))
                        .map(Channel::view)
                        .toList());
    }

    /**
     * A visitor opens the widget.
     *
     * @param department id or name; null picks the first that is online, else the first there is
     */
    public Visitor arrive(
            @Nullable String name, @Nullable String email, @Nullable String department) {
        return guard.change(() -> {
            String departmentId = pickDepartment(department);
            long number = numbers.next();
            String id = GlobalId.of(GlobalId.Type.VISITOR, number);
            String channelId = GlobalId.of(GlobalId.Type.CHANNEL, number);
            String shown = name == null ? "Visitor " + (visitors.size() + 1) : name;
            Visitor visitor = new Visitor(id, channelId, shown, email == null ? "" : email, true);
            visitors.put(id, visitor);
            Channel channel = new Channel(channelId, id, departmentId, guard.newCondition());
            channels.put(channelId, channel);
            join(channel, Speaker.of(visitor));
            return visitor;
        });
    }

    private @Nullable String pickDepartment(@Nullable String wanted) {
        if (wanted != null) {
            return roster.findDepartment(wanted)
                    .orElseThrow(() ->
                            new Refused(
                                    Refused.Kind.NOT_FOUND,
                                    "unknown_department",
                                    "No department has the id or name \"" + wanted + "\"."))
                    .id();
        }
        List<Department> all = roster.departments();
        Optional<Department> online =
                all.stream().filter(d -> roster.status(d) == DepartmentStatus.ONLINE).findFirst();
        return online.or(() -> all.stream().findFirst()).map(Department::id).orElse(null);
    }

    /** The visitor writes; one who had left is back by that. */
    public LogEntry.Message say(String visitorId, String text) {
        return guard.change(() -> {
            Visitor visitor = comeBack(visitor(visitorId));
            return append(
                    channel(visitor.channelId()), Speaker.of(visitor), Content.text(text.strip()));
        });
    }

    /** The visitor goes; the chat closes unless he comes back within the closing time. */
    public void leave(String visitorId) {
        guard.change(() -> {
            Visitor visitor = visitor(visitorId);
            if (!visitor.online()) {
                throw Refused.conflict(
                        "not_here", "The visitor has left already; let him return first.");
            }
            visitors.put(visitorId, visitor.with(false));
            Channel channel = channel(visitor.channelId());
            part(channel, Speaker.of(visitor), null);
            channel.state = ChannelState.CLOSING;
            long left = channel.log.size();
            var _ = time.schedule(closeAfter, () -> close(channel, left));
        });
    }

    private void close(Channel channel, long ifLogStillAt) {
        guard.change(() -> {
            // A longer log may hold a return and a second leave, which has a timer of its own.
            if (channels.get(channel.id) == channel
                    && channel.state == ChannelState.CLOSING
                    && leftAt(channel) == ifLogStillAt) {
                channel.state = ChannelState.CLOSED;
                channel.waiting = false;
                channel.members.clear();
                channel.listeners.clear();
                channel.typing.clear();
                channel.said.signalAll();
            }
        });
    }

    private static long leftAt(Channel channel) {
        for (LogEntry entry : channel.log.reversed()) {
            if (entry instanceof LogEntry.MemberLeave leave
                    && leave.speaker().kind() == Speaker.Kind.VISITOR) {
                return leave.number();
            }
        }
        return 0;
    }

    /** The visitor is on the page again. */
    public Visitor comeBack(String visitorId) {
        return guard.change(() -> {
            Visitor visitor = visitor(visitorId);
            if (visitor.online()) {
                throw Refused.conflict("here_already", "The visitor has not left.");
            }
            return comeBack(visitor);
        });
    }

    private Visitor comeBack(Visitor visitor) {
        if (visitor.online()) {
            return visitor;
        }
        Visitor back = visitor.with(true);
        visitors.put(back.id(), back);
        Channel channel = channel(back.channelId());
        if (channel.open()) {
            channel.state = ChannelState.INCOMING;
            channel.settle();
        } else {
            channel.reopen();
        }
        join(channel, Speaker.of(back));
        return back;
    }

    /** A trigger of the account speaks in a chat. */
    public LogEntry.Message trigger(String channelId, String text) {
        return guard.change(() -> {
            Channel channel = channel(channelId);
            if (!channel.open()) {
                throw Refused.conflict("chat_closed", "The chat has ended.");
            }
            return append(channel, Speaker.trigger(), Content.text(text.strip()));
        });
    }

    Channel channel(String id) {
        Channel channel = channels.get(id);
        if (channel == null) {
            throw Refused.unknown("channel", id);
        }
        return channel;
    }

    LogEntry.Message append(Channel channel, Speaker speaker, Content content) {
        LogEntry.Message message =
                new LogEntry.Message(
                        entryId(channel), nextNumber(channel), time.millis(), speaker, content);
        log(channel, message);
        return message;
    }

    void join(Channel channel, Speaker speaker) {
        log(
                channel,
                new LogEntry.MemberJoin(
                        entryId(channel), nextNumber(channel), time.millis(), speaker));
    }

    /** Logs a departure; to be called while those who are to see it are still in the channel. */
    void part(Channel channel, Speaker speaker, @Nullable String reason) {
        log(
                channel,
                new LogEntry.MemberLeave(
                        entryId(channel), nextNumber(channel), time.millis(), speaker, reason));
    }

    private void log(Channel channel, LogEntry entry) {
        channel.log.add(entry);
        channel.said.signalAll();
        guard.logged(channel.id, entry, routing.audience(channel));
    }

    private static long nextNumber(Channel channel) {
        return channel.log.size() + 1L;
    }

    private String entryId(Channel channel) {
        return GlobalId.of(
                GlobalId.Type.CHAT_LOG,
                GlobalId.local(channel.id) + "." + nextNumber(channel) + "." + start);
    }

    List<Channel> all() {
        return List.copyOf(channels.values());
    }

    void wakeAll() {
        channels.values().forEach(channel -> channel.said.signalAll());
    }

    void clear() {
        List<Channel> gone = all();
        channels.clear();
        visitors.clear();
        gone.forEach(channel -> channel.said.signalAll());
    }

    void restore(Snapshot snapshot) {
        snapshot.visitors().forEach(v -> visitors.put(v.id(), v));
        for (Snapshot.Chat chat : snapshot.channels()) {
            Channel channel = chat.toChannel(guard.newCondition());
            channels.put(channel.id, channel);
            if (channel.state == ChannelState.CLOSING) {
                var _ = time.schedule(closeAfter, () -> close(channel, leftAt(channel)));
            }
        }
    }
}
