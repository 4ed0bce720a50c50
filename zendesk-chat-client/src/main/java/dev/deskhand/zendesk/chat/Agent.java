package dev.deskhand.zendesk.chat;

/**
 * An agent of the account.
 *
 * @param name the name on the account, empty when Zendesk sent none
 * @param displayName the name that visitors see, empty when Zendesk sent none
 */
public record Agent(AgentId id, String name, String displayName, AgentStatus status) {}
