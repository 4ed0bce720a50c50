package dev.deskhand.emulator.account;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Everything of an account that outlives its process; immutable, and plain enough to be written as
 * JSON.
 */
public record Snapshot(
        int format,
        @Nullable String subdomain,
        @Nullable String name,
        long lastNumber,
        @Nullable Map<String, Object> settings,
        @Nullable Map<String, Object> options,
        List<Agent> agents,
        List<Department> departments,
        List<ApiClient> clients,
        List<Token> tokens,
        List<Visitor> visitors,
        List<Chat> channels) {

    /** The present format. */
    public static final int FORMAT = 2;

    /** The one before, of a lone account without a name. */
    public static final int LONE = 1;

    /**
     * A channel with its log; the kinds of log lines apart, since they differ in what they hold.
     */
    public record Chat(
            String id,
            String visitorId,
            @Nullable String firstDepartmentId,
            @Nullable String departmentId,
            ChannelState state,
            boolean waiting,
            Set<String> members,
            Set<String> listeners,
            Set<String> tookPart,
            Set<String> tags,
            List<LogEntry.Message> messages,
            List<LogEntry.MemberJoin> joins,
            List<LogEntry.MemberLeave> leaves,
            @Nullable List<LogEntry.MemberChange> changes) {

        static Chat of(Channel channel) {
            return new Chat(
                    channel.id,
                    channel.visitorId,
                    channel.firstDepartmentId,
                    channel.departmentId,
                    channel.state,
                    channel.waiting,
                    new LinkedHashSet<>(channel.members),
                    new LinkedHashSet<>(channel.listeners),
                    new LinkedHashSet<>(channel.tookPart),
                    new LinkedHashSet<>(channel.tags),
                    only(channel, LogEntry.Message.class),
                    only(channel, LogEntry.MemberJoin.class),
                    only(channel, LogEntry.MemberLeave.class),
                    only(channel, LogEntry.MemberChange.class));
        }

        private static <E> List<E> only(Channel channel, Class<E> kind) {
            return channel.log.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        Channel toChannel(Condition said) {
            Channel channel = new Channel(id, visitorId, firstDepartmentId, said);
            channel.departmentId = departmentId;
            channel.state = state;
            channel.waiting = waiting;
            channel.members.addAll(members);
            channel.listeners.addAll(listeners);
            channel.tookPart.addAll(tookPart);
            channel.tags.addAll(tags);
            channel.log.addAll(messages);
            channel.log.addAll(joins);
            channel.log.addAll(leaves);
            if (changes != null) {
                channel.log.addAll(changes);
            }
            channel.log.sort(Comparator.comparingLong(LogEntry::number));
            channel.lastSaid = channel.log.isEmpty() ? 0 : channel.log.getLast().timestamp();
            return channel;
        }
    }
}
