package dev.deskhand.emulator.account;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who serves which visitors' chats, or is assigned to, by agent: the one place that puts agents in
 * and takes them out, so that nobody has to look through all chats. Guarded by the account's lock.
 */
final class Serving {

    /** How long a chat without a word still counts against an agent's limit. */
    static final Duration ACTIVE = Duration.ofMinutes(10);

    private final Rules rules;
    private final Map<String, Set<Channel>> serving = new HashMap<>();
    private final Map<String, Set<Channel>> assigned = new HashMap<>();

    Serving(Rules rules) {
        this.rules = rules;
    }

    void enter(Channel channel, String agentId) {
        channel.members.add(agentId);
        put(serving, agentId, channel);
    }

    void exit(Channel channel, String agentId) {
        channel.members.remove(agentId);
        drop(serving, agentId, channel);
    }

    void exitAll(Channel channel) {
        List.copyOf(channel.members).forEach(agentId -> exit(channel, agentId));
        assign(channel, null);
    }

    /** The agent, or nobody, has been asked to serve this chat. */
    void assign(Channel channel, @Nullable String agentId) {
        String before = channel.assigned;
        if (before != null) {
            drop(assigned, before, channel);
        }
        channel.assigned = agentId;
        if (agentId != null) {
            put(assigned, agentId, channel);
        }
    }

    private static void put(Map<String, Set<Channel>> map, String agentId, Channel channel) {
        map.computeIfAbsent(agentId, agent -> new LinkedHashSet<>()).add(channel);
    }

    private static void drop(Map<String, Set<Channel>> map, String agentId, Channel channel) {
        map.getOrDefault(agentId, new LinkedHashSet<>()).remove(channel);
    }

    List<Channel> servedBy(String agentId) {
        return List.copyOf(serving.getOrDefault(agentId, Set.of()));
    }

    List<Channel> allAssigned() {
        return assigned.values().stream().flatMap(Set::stream).toList();
    }

    /** Active chats, and those assigned that wait to be served; one chat may be left out. */
    int load(String agentId, @Nullable Channel except) {
        long since = rules.time().millis() - ACTIVE.toMillis();
        long active =
                serving.getOrDefault(agentId, Set.of()).stream()
                        .filter(c -> !c.equals(except) && c.lastSaid > since)
                        .count();
        long asked =
                assigned.getOrDefault(agentId, Set.of()).stream()
                        .filter(c -> !c.equals(except))
                        .count();
        return (int) (active + asked);
    }

    /** Whether the agent has all the chats there may be, this one not counted. */
    boolean full(Agent agent, @Nullable Channel except) {
        Settings.ChatLimit limit = rules.settings().chatLimit();
        if (!limit.enabled()) {
            return false;
        }
        Integer own = agent.chatLimit();
        int most = limit.type() == Settings.LimitType.AGENT && own != null ? own : limit.limit();
        return load(agent.id(), except) >= most;
    }

    void clear() {
        serving.clear();
        assigned.clear();
    }
}
