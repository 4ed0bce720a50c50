package dev.deskhand.emulator.account;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who is offered a chat, and who hears what is said in it. Guarded by the account's lock. */
final class Routing {

    private final Roster roster;
    private final Rules rules;
    private final Serving serving;

    Routing(Roster roster, Rules rules, Serving serving) {
        this.roster = roster;
        this.rules = rules;
        this.serving = serving;
    }

    /** The agents that the channel's department asks; no department asks everyone. */
    List<String> candidates(Channel channel) {
        if (channel.amongAgents()) {
            return List.of();
        }
        String department = channel.departmentId;
        return department == null
                ? roster.agents().stream().map(Agent::id).toList()
                : roster.findDepartment(department).map(Department::agents).orElse(List.of());
    }

    /** Whether the agent is among those. */
    boolean belongs(Channel channel, String agentId) {
        return candidates(channel).contains(agentId);
    }

    /** Whether the chat waits for somebody and this agent is notified of it. */
    boolean offered(Channel channel, String agentId) {
        return channel.waiting
                && (!rules.settings().assigned() || agentId.equals(channel.assigned))
                && eligible(channel, agentId);
    }

    /** Whether the agent could be notified: online, of the department, with room for a chat. */
    boolean eligible(Channel channel, String agentId) {
        return !channel.members.contains(agentId)
                && belongs(channel, agentId)
                && roster.findAgent(agentId)
                        .filter(a -> a.status() == AgentStatus.ONLINE)
                        .filter(a -> !serving.full(a, channel))
                        .isPresent();
    }

    /** Whether what is said reaches the agent. */
    boolean hears(Channel channel, String agentId) {
        return channel.members.contains(agentId)
                || channel.listeners.contains(agentId)
                || offered(channel, agentId);
    }

    /** Members, listeners and those who are offered the chat. */
    Set<String> audience(Channel channel) {
        Set<String> audience = new LinkedHashSet<>(channel.members);
        audience.addAll(channel.listeners);
        if (channel.waiting) {
            for (String agent : candidates(channel)) {
                if (offered(channel, agent)) {
                    audience.add(agent);
                }
            }
        }
        return audience;
    }
}
