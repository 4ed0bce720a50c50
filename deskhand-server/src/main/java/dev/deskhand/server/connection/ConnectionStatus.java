package dev.deskhand.server.connection;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How a connection is, in words for the operator.
 *
 * @param since when this state began
 * @param headline one line: what is
 * @param detail what happened and why; may be empty
 * @param nextStep what the operator can do; empty where nothing is to be done
 * @param agent the Zendesk agent that the connection acts as, once known
 */
public record ConnectionStatus(
        long businessId,
        State state,
        Instant since,
        String headline,
        String detail,
        String nextStep,
        Optional<Agent> agent) {

    /** A Zendesk agent by Zendesk's own id. */
    public record Agent(String id, String name) {}

    /** The states that an operator can see; their order is that of a connection's life. */
    public enum State {
        NOT_CONFIGURED,
        NOT_AUTHORISED,
        CONNECTING,
        ONLINE,
        RECONNECTING,
        /** The connection itself is there, or on its way. */
        DATABASE_FAILING,
        TAKEN_OVER,
        TOKEN_REFUSED,
        IP_REFUSED,
        STOPPED;

        /** The name on the wire, {@code not_configured}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
