package dev.deskhand.emulator.account;

import org.jspecify.annotations.Nullable;

/**
 * A user of the account.
 *
 * @param heldBySession the status was set through a session and ends with that session's socket
 * @param chatLimit the agent's own, null where only the account's number counts
 */
public record Agent(
        String id,
        String name,
        String email,
        Role role,
        AgentStatus status,
        boolean heldBySession,
        @Nullable Integer chatLimit) {

    Agent with(AgentStatus newStatus, boolean held) {
        return new Agent(id, name, email, role, newStatus, held, chatLimit);
    }
}
