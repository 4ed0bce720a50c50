package dev.deskhand.emulator.fault;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A moment at which a fault may strike.
 *
 * @param agent the id of the agent whose frame or call it is; null when that is not known
 * @param operations what is asked for: root fields of a document, for events those of the
 *     subscription; over HTTP {@code startAgentSession}, {@code token} or the last part of a REST
 *     path
 */
public record Occasion(Place place, @Nullable String agent, Set<String> operations) {

    /** The operation of a ping and of its answer. */
    public static final String PING = "PING";

    /** The operation of a WebSocket being opened. */
    public static final String CONNECT = "connect";

    public Occasion {
        operations = Set.copyOf(operations);
    }

    String operation() {
        return operations.stream().sorted().collect(Collectors.joining(" "));
    }
}
