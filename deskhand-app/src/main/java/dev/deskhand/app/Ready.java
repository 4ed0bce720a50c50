package dev.deskhand.app;

import java.net.URI;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The line on standard output that a script waits for: {@code ready } and a JSON object of the
 * addresses, in the order given.
 */
final class Ready {
    private static final JsonMapper JSON = new JsonMapper();

    private Ready() {}

    static String line(Map<String, URI> addresses) {
        return "ready " + JSON.writeValueAsString(addresses);
    }
}
