package dev.deskhand.zendesk.chat.rest;

import java.util.List;

/**
 * An agent as the REST API tells it.
 *
 * @param id the local id of the agent's GraphQL id
 * @param departments ids of the departments that the agent is in
 */
public record RestAgent(long id, String email, String displayName, List<Long> departments) {
    public RestAgent {
        departments = List.copyOf(departments);
    }
}
