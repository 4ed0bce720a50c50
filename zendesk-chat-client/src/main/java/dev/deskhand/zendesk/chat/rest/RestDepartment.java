package dev.deskhand.zendesk.chat.rest;

import java.util.List;

/**
 * A department as the REST API tells it.
 *
 * @param id the local id of the department's GraphQL id
 * @param members ids of its agents
 */
public record RestDepartment(long id, String name, boolean enabled, List<Long> members) {
    public RestDepartment {
        members = List.copyOf(members);
    }
}
