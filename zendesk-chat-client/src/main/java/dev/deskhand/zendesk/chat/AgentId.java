package dev.deskhand.zendesk.chat;

/**
 * The opaque GraphQL id of an agent. Compare whole values; {@link #localId()} is for people and for
 * the REST API.
 */
public record AgentId(String value) {

    /**
     * The id that Zendesk's REST API and pages use, or the opaque value where it has another form.
     */
    public String localId() {
        return DecodedId.localIdOf(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
