package dev.deskhand.emulator.account;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Broadcast routing: who is offered a chat, and who hears what is said in it. Guarded by the
 * account's lock.
 */
final class Routing {

    private final Roster roster;

    Routing(Roster roster) {
        this.roster = roster;
    }

    /**
     * Whether the agent is among those the channel's department asks; no department asks everyone.
     */
    boolean belongs(Channel channel, String agentId) {
        String department = channel.departmentId;
        return department == null
                || roster.findDepartment(department)
                        .map(Department::agents)
                        .orElse(List.of())
                        .contains(agentId);
    }

    /** Whether the chat waits for somebody and this agent, being online, is notified of it. */
    boolean offered(Channel channel, String agentId) {
        return channel.waiting
                && !channel.members.contains(agentId)
                && belongs(channel, agentId)
                && roster.findAgent(agentId)
                        .filter(a -> a.status() == AgentStatus.ONLINE)
                        .isPresent();
    }

    /** Members, listeners and those who are offered the chat. */
    Set<String> audience(Channel channel) {
        Collection<String> offered =
                roster.agents().stream().map(Agent::id).filter(id -> offered(channel, id)).toList();
        Set<String> audience = new LinkedHashSet<>(channel.members);
        audience.addAll(channel.listeners);
        audience.addAll(offered);
        return audience;
    }
}
