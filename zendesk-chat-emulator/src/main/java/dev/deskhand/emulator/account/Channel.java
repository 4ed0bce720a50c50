package dev.deskhand.emulator.account;

import dev.deskhand.emulator.time.EmulatorTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/** A visitor's chat while it lives. Mutable; guarded by the account's lock and never handed out. */
final class Channel {

    final String id;
    final String visitorId;

    /** Where the visitor first went, and goes again when a closed chat is reopened. */
    @Nullable String firstDepartmentId;

    final Condition said;
    final Set<String> members = new LinkedHashSet<>();
    final Set<String> listeners = new LinkedHashSet<>();

    /** Everyone who was ever a member. */
    final Set<String> tookPart = new LinkedHashSet<>();

    final Set<String> tags = new LinkedHashSet<>();
    final Set<String> typing = new LinkedHashSet<>();
    final List<LogEntry> log = new ArrayList<>();

    /** In assigned routing, those who let the chat pass since it began to wait. */
    final Set<String> passedOver = new LinkedHashSet<>();

    /** In assigned routing, the agent whose turn it is to serve. */
    @Nullable String assigned;

    /** How often it was some agent's turn. */
    long turns;

    /** When somebody last wrote or an agent came in, in epoch milliseconds. */
    long lastSaid;

    /** Ends a visit without a word. */
    EmulatorTime.@Nullable Timer idleTimer;

    /** When the visitor last did something, in {@code EmulatorTime.nanos()}. */
    long visitorActive;

    @Nullable String departmentId;
    ChannelState state = ChannelState.INCOMING;

    /** The department was asked to serve, and nobody of it has yet. */
    boolean waiting = true;

    Channel(String id, String visitorId, @Nullable String departmentId, Condition said) {
        this.id = id;
        this.visitorId = visitorId;
        this.firstDepartmentId = departmentId;
        this.departmentId = departmentId;
        this.said = said;
    }

    /** Whether it is a chat of agents, without a visitor. */
    boolean amongAgents() {
        return visitorId.isEmpty();
    }

    boolean open() {
        return state != ChannelState.CLOSED;
    }

    /** The state of an open chat by whether an agent is in or asked; leaves a closing one alone. */
    void settle() {
        if (open() && state != ChannelState.CLOSING && !amongAgents()) {
            ChannelState unserved =
                    assigned == null ? ChannelState.INCOMING : ChannelState.ASSIGNED;
            state = members.isEmpty() ? unserved : ChannelState.ONGOING;
            waiting = waiting || members.isEmpty();
        }
    }

    /** A closed chat, which has no agents, begins anew. */
    void reopen() {
        listeners.clear();
        typing.clear();
        departmentId = firstDepartmentId;
        passedOver.clear();
        state = ChannelState.INCOMING;
        waiting = true;
    }

    List<LogEntry> after(long number) {
        int from = Math.clamp(number, 0, log.size());
        return List.copyOf(log.subList(from, log.size()));
    }

    ChannelView view() {
        Optional<LogEntry.Message> last = Optional.empty();
        int unread = 0;
        for (LogEntry entry : log.reversed()) {
            if (entry instanceof LogEntry.Message message) {
                last = last.or(() -> Optional.of(message));
                if (message.speaker().kind() == Speaker.Kind.AGENT) {
                    break;
                }
                unread += message.speaker().kind() == Speaker.Kind.VISITOR ? 1 : 0;
            }
        }
        return new ChannelView(
                id,
                visitorId,
                departmentId,
                state,
                List.copyOf(members),
                List.copyOf(listeners),
                List.copyOf(tags),
                List.copyOf(typing),
                waiting,
                assigned,
                last.orElse(null),
                unread);
    }
}
