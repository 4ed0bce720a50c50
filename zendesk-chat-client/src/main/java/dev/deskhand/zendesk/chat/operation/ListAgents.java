package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.Agent;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** All agents of the account, with their status; {@link ReadPage} reads a single page. */
public record ListAgents() implements Operation<List<Agent>> {

    static final Connection<Agent> CONNECTION =
            new Connection<>("agents", List.of("id name display_name status"), Fields::agent);

    private PagedList<Agent> pages() {
        return CONNECTION.all(100);
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
