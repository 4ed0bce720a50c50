package dev.deskhand.server.checklist;

import dev.deskhand.server.connection.ConnectionTest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The last connection test of each business since the start. Thread-safe. */
public final class LastTests {
    private final Map<Long, ConnectionTest> tests = new ConcurrentHashMap<>();

    public void remember(long businessId, ConnectionTest test) {
        tests.put(businessId, test);
    }

    Optional<ConnectionTest> of(long businessId) {
        return Optional.ofNullable(tests.get(businessId));
    }
}
