package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.Agent;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** All agents of the account, with their status. */
public record ListAgents() implements Operation<List<Agent>> {

    private PagedList<Agent> pages() {
        return PagedList.first(
                "agents",
                "id name display_name status",
                "id name display_name status",
                100,
                Fields::agent);
    }

    @Override
    public String document() {
        return pages().document();
    }

    @Override
    public Step<List<Agent>> read(JsonNode data) {
        return pages().read(data);
    }

    @Override
    public Optional<Operation<List<Agent>>> plainer() {
        return pages().plainer();
    }
}
