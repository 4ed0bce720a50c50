package dev.deskhand.zendesk.chat.operation;

import tools.jackson.databind.JsonNode;

/** Ends every session of the agent, this one and any other; an {@code EOS} follows on each. */
public record StopAgentSession() implements Operation<Acknowledgement> {

    @Override
    public String document() {
        return "mutation { stopAgentSession { success } }";
    }

    @Override
    public Step<Acknowledgement> read(JsonNode data) {
        return Fields.acknowledgement(data, "stopAgentSession");
    }
}
