package dev.deskhand.emulator.account;

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

    boolean open() {
        return state != ChannelState.CLOSED;
    }

    /** INCOMING or ONGOING by whether an agent is in; leaves a closing or closed chat alone. */
    void settle() {
        if (state == ChannelState.INCOMING || state == ChannelState.ONGOING) {
            state = members.isEmpty() ? ChannelState.INCOMING : ChannelState.ONGOING;
        }
        waiting = waiting || members.isEmpty();
    }

    void reopen() {
        members.clear();
        listeners.clear();
        typing.clear();
        departmentId = firstDepartmentId;
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
                last.orElse(null),
                unread);
    }
}
