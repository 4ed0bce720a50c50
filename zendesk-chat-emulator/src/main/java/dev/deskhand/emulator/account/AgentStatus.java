package dev.deskhand.emulator.account;

/**
 * Whether an agent is offered chats. Only {@link #ONLINE} agents are; {@link #OFFLINE} ones are
 * signed out.
 */
public enum AgentStatus {
    ONLINE,
    AWAY,
    INVISIBLE,
    OFFLINE
}
