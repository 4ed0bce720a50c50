package dev.deskhand.emulator.account;

/**
 * A user of the account.
 *
 * @param heldBySession the status was set through a session and ends with that session's socket
 */
public record Agent(
        String id,
        String name,
        String email,
        Role role,
        AgentStatus status,
        boolean heldBySession) {

    Agent with(AgentStatus newStatus, boolean held) {
        return new Agent(id, name, email, role, newStatus, held);
    }
}
