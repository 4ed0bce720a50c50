package dev.deskhand.emulator.account;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Assigned routing: each chat that waits is put before one agent, who has been without chats
 * longest, else has fewest, else was asked least lately; who does not serve it in time is passed
 * over. Run after each change of the account, with its lock held.
 */
final class Assignment {

    private final Guard guard;
    private final Roster roster;
    private final Rules rules;
    private final Routing routing;
    private final Serving serving;

    /** Since when an online agent has had no chat, in {@code EmulatorTime.nanos()}. */
    private final Map<String, Long> freeSince = new HashMap<>();

    private final Map<String, Long> lastAsked = new HashMap<>();
    private long asked;

    Assignment(Guard guard, Roster roster, Rules rules, Routing routing, Serving serving) {
        this.guard = guard;
        this.roster = roster;
        this.rules = rules;
        this.routing = routing;
        this.serving = serving;
    }

    /** Brings the assignments of these channels up to date. */
    void run(Collection<Channel> channels) {
        if (!rules.settings().assigned()) {
            serving.allAssigned().forEach(this::withdraw);
            return;
        }
        noteWhoIsFree();
        for (Channel channel : channels) {
            String agent = channel.assigned;
            if (agent != null && !(waits(channel) && routing.eligible(channel, agent))) {
                withdraw(channel);
            }
            if (channel.assigned == null && waits(channel)) {
                ask(channel);
            }
        }
    }

    private static boolean waits(Channel channel) {
        return channel.waiting
                && channel.open()
                && channel.state != ChannelState.CLOSING
                && !channel.amongAgents();
    }

    private void noteWhoIsFree() {
        Set<String> free = new HashSet<>();
        for (Agent agent : roster.agents()) {
            if (agent.status() == AgentStatus.ONLINE && serving.load(agent.id(), null) == 0) {
                free.add(agent.id());
                freeSince.putIfAbsent(agent.id(), rules.time().nanos());
            }
        }
        freeSince.keySet().retainAll(free);
    }

    private void withdraw(Channel channel) {
        serving.assign(channel, null);
        channel.settle();
    }

    private void ask(Channel channel) {
        List<String> candidates = candidates(channel);
        if (candidates.isEmpty() && !channel.passedOver.isEmpty()) {
            channel.passedOver.clear();
            candidates = candidates(channel);
        }
        candidates.stream()
                .min(
                        Comparator.comparingLong(this::idleRank)
                                .thenComparingInt(agent -> serving.load(agent, null))
                                .thenComparingLong(agent -> lastAsked.getOrDefault(agent, 0L)))
                .ifPresent(agent -> ask(channel, agent));
    }

    private List<String> candidates(Channel channel) {
        return routing.candidates(channel).stream()
                .filter(agent -> !channel.passedOver.contains(agent))
                .filter(agent -> routing.eligible(channel, agent))
                .toList();
    }

    /** Smaller for those who have been without chats longer; the same for all who have some. */
    private long idleRank(String agentId) {
        Long since = freeSince.get(agentId);
        return since == null ? Long.MAX_VALUE : since;
    }

    private void ask(Channel channel, String agentId) {
        serving.assign(channel, agentId);
        freeSince.remove(agentId);
        lastAsked.put(agentId, ++asked);
        channel.settle();
        long turn = ++channel.turns;
        if (rules.settings().reassigns()) {
            var _ =
                    rules.time()
                            .schedule(
                                    rules.settings().reassignAfter(),
                                    () -> passOver(channel, turn));
        }
    }

    /** The time to serve is over. */
    private void passOver(Channel channel, long turn) {
        guard.change(() -> {
            String agent = channel.assigned;
            if (agent != null && channel.turns == turn) {
                channel.passedOver.add(agent);
                withdraw(channel);
            }
        });
    }

    void clear() {
        freeSince.clear();
        lastAsked.clear();
    }
}
