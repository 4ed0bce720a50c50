package dev.deskhand.emulator.account;

import dev.deskhand.emulator.time.EmulatorTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Visitors and their channels, from the visitor's side; {@link AgentDesk} has the agents' side. */
public final class Chats {

    /** Someone opens the widget; whatever is null or missing is made up or left empty. */
    public record Arrival(
            @Nullable String name,
            @Nullable String email,
            @Nullable String department,
            Map<String, ?> details,
            List<String> tags) {}

    private final Guard guard;
    private final Numbers numbers;
    private final Roster roster;
    private final Rules rules;
    private final Serving serving;
    private final Routing routing;
    private final Assignment assignment;
    private final EmulatorTime time;

    private final Lines lines;
    private final IdleWatch idle;
    private final Map<String, Visitor> visitors = new LinkedHashMap<>();
    private final Map<String, Channel> channels = new LinkedHashMap<>();

    Chats(
            Guard guard,
            Numbers numbers,
            Roster roster,
            Secrets secrets,
            Rules rules,
            Serving serving) {
        this.guard = guard;
        this.numbers = numbers;
        this.roster = roster;
        this.rules = rules;
        this.serving = serving;
        this.routing = new Routing(roster, rules, serving);
        this.assignment = new Assignment(guard, roster, rules, routing, serving);
        this.time = rules.time();
        this.lines = new Lines(guard, rules, routing, secrets);
        this.idle = new IdleWatch(guard, rules, this, this::endIdle);
        guard.afterwards(this::assign);
    }

    /** In assigned routing, puts each chat that waits before somebody. */
    private void assign() {
        assignment.run(channels.values());
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

    Lines lines() {
        return lines;
    }

    Serving serving() {
        return serving;
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

    /** Visitors' channels. */
    public List<ChannelView> channels() {
        return guard.read(() ->
                channels.values().stream()
                        .filter(c -> !c.amongAgents())
                        .map(Channel::view)
                        .toList());
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
                        .filter(c -> routing.hears(c, agentId))
                        .map(Channel::view)
                        .toList());
    }

    /**
     * A visitor opens the widget; goes to the department named by id or name, else to the first
     * that is online, else to the first there is.
     */
    public Visitor arrive(Arrival arrival) {
        return guard.change(() -> {
            String departmentId = pickDepartment(arrival.department());
            Fields details = new Fields("the visitor", arrival.details());
            Visitor.Details known = Visitor.Details.USUAL.with(details);
            arrival.tags().forEach(AgentDesk::checkTag);
            long number = numbers.next();
            String id = GlobalId.of(GlobalId.Type.VISITOR, number);
            String channelId = GlobalId.of(GlobalId.Type.CHANNEL, number);
            String name = arrival.name();
            String shown = name == null ? "Visitor " + (visitors.size() + 1) : name;
            String email = arrival.email() == null ? "" : arrival.email();
            Visitor visitor = new Visitor(id, channelId, shown, email, true, known);
            visitors.put(id, visitor);
            Channel channel = new Channel(channelId, id, departmentId, guard.newCondition());
            channel.tags.addAll(arrival.tags());
            channels.put(channelId, channel);
            begin(channel, visitor);
            return visitor;
        });
    }

    private void begin(Channel channel, Visitor visitor) {
        // First of all somebody is asked, so that he hears of the visitor's coming.
        assign();
        lines.join(channel, Speaker.of(visitor));
        idle.note(channel);
        idle.begin(channel);
    }

    /** The visitor whose visit this channel is of, if there is one at the moment. */
    @Nullable Visitor presentVisitor(Channel channel) {
        Visitor visitor = visitors.get(channel.visitorId);
        boolean there = visitor != null && visitor.online() && known(channel);
        return there ? visitor : null;
    }

    private boolean known(Channel channel) {
        return channel.equals(channels.get(channel.id));
    }

    /** A visit without a word for too long is over, and the chat with it. */
    private void endIdle(Channel channel) {
        Visitor visitor = visitor(channel.visitorId);
        visitors.put(visitor.id(), visitor.with(false));
        lines.part(channel, Speaker.of(visitor), "idle");
        end(channel);
    }

    /** The settings have changed: what visitors are allowed is counted anew. */
    void watchAllIdle() {
        channels.values().stream().filter(c -> presentVisitor(c) != null).forEach(idle::begin);
    }

    /**
     * What the account knows of a visitor changes.
     *
     * @param changes name, email and the keys of {@link Visitor.Details}
     * @param tags the chat's tags from now on; null leaves them
     */
    public Visitor change(String visitorId, Map<String, ?> changes, @Nullable List<String> tags) {
        return guard.change(() -> {
            Visitor old = visitor(visitorId);
            Visitor next = old.with(new Fields("the visitor", changes));
            Channel channel = channel(old.channelId());
            if (tags != null) {
                tags.forEach(AgentDesk::checkTag);
                channel.tags.clear();
                channel.tags.addAll(tags);
            }
            visitors.put(visitorId, next);
            boolean seen = !next.name().equals(old.name()) || !next.email().equals(old.email());
            if (seen && channel.open()) {
                lines.detailsChanged(channel, next);
            }
            return next;
        });
    }

    /** Two or more agents talk among themselves. */
    public ChannelView meet(List<String> agentIds) {
        return guard.change(() -> {
            if (agentIds.stream().distinct().count() < 2) {
                throw Refused.invalid("A chat among agents needs two of them at least.");
            }
            List<Agent> agents = agentIds.stream().distinct().map(roster::agent).toList();
            String id = GlobalId.of(GlobalId.Type.CHANNEL, numbers.next());
            Channel channel = new Channel(id, "", null, guard.newCondition());
            channel.waiting = false;
            channel.state = ChannelState.ONGOING;
            channels.put(id, channel);
            agents.forEach(agent -> channel.members.add(agent.id()));
            agents.forEach(agent -> lines.join(channel, Speaker.of(agent)));
            return channel.view();
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
            Channel channel = channel(visitor.channelId());
            idle.note(channel);
            return lines.append(channel, Speaker.of(visitor), Content.text(text.strip()));
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
            lines.part(channel, Speaker.of(visitor), null);
            channel.state = ChannelState.CLOSING;
            long left = channel.log.size();
            var _ = time.schedule(rules.settings().closedTab(), () -> close(channel, left));
        });
    }

    private void close(Channel channel, long ifLogStillAt) {
        guard.change(() -> {
            // A longer log may hold a return and a second leave, which has a timer of its own.
            if (channels.get(channel.id) == channel
                    && channel.state == ChannelState.CLOSING
                    && leftAt(channel) == ifLogStillAt) {
                end(channel);
            }
        });
    }

    private void end(Channel channel) {
        channel.state = ChannelState.CLOSED;
        channel.waiting = false;
        serving.exitAll(channel);
        channel.listeners.clear();
        channel.typing.clear();
        channel.said.signalAll();
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
        begin(channel, back);
        return back;
    }

    /** A trigger of the account speaks in a chat. */
    public LogEntry.Message trigger(String channelId, String text) {
        return guard.change(() -> {
            Channel channel = channel(channelId);
            if (!channel.open()) {
                throw Refused.conflict("chat_closed", "The chat has ended.");
            }
            return lines.append(channel, Speaker.trigger(), Content.text(text.strip()));
        });
    }

    Channel channel(String id) {
        Channel channel = channels.get(id);
        if (channel == null) {
            throw Refused.unknown("channel", id);
        }
        return channel;
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
        serving.clear();
        assignment.clear();
        gone.forEach(channel -> channel.said.signalAll());
    }

    void restore(Snapshot snapshot) {
        snapshot.visitors().forEach(v -> visitors.put(v.id(), v));
        for (Snapshot.Chat chat : snapshot.channels()) {
            Channel channel = chat.toChannel(guard.newCondition());
            channels.put(channel.id, channel);
            if (channel.state == ChannelState.CLOSING) {
                long left = leftAt(channel);
                var _ = time.schedule(rules.settings().closedTab(), () -> close(channel, left));
            }
            if (!channel.amongAgents()) {
                List.copyOf(channel.members).forEach(agent -> serving.enter(channel, agent));
                channel.settle();
                idle.note(channel);
            }
        }
        watchAllIdle();
    }
}
