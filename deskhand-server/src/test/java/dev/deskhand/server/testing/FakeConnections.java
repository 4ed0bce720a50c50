package dev.deskhand.server.testing;

import dev.deskhand.server.connection.ConnectionStatus;
import dev.deskhand.server.connection.ConnectionStatus.State;
import dev.deskhand.server.connection.ConnectionTest;
import dev.deskhand.server.connection.Connections;
import dev.deskhand.server.conversation.HandOverOrders;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Connections that are in whatever state they are put. Thread-safe. */
public final class FakeConnections implements Connections {
    /** Businesses whose deployment was said to have changed, in order. */
    public final List<Long> changed = new CopyOnWriteArrayList<>();

    /** Conversations that were woken, in order. */
    public final List<Long> woken = new CopyOnWriteArrayList<>();

    private final InstantSource clock;
    private final Map<Long, State> states = new ConcurrentHashMap<>();
    private volatile ConnectionTest test = new ConnectionTest(List.of());

    public FakeConnections(InstantSource clock) {
        this.clock = clock;
    }

    /** Puts a connection into a state. */
    public ConnectionStatus put(long businessId, State state) {
        states.put(businessId, state);
        return status(businessId);
    }

    /** What the next test finds. */
    public void testFinds(ConnectionTest found) {
        test = found;
    }

    @Override
    public ConnectionStatus status(long businessId) {
        State state = states.getOrDefault(businessId, State.NOT_CONFIGURED);
        return new ConnectionStatus(
                businessId,
                state,
                clock.instant(),
                "The connection is " + state.wireName() + ".",
                "",
                "",
                state == State.ONLINE
                        ? Optional.of(new ConnectionStatus.Agent("agent-7", "Bot"))
                        : Optional.empty());
    }

    @Override
    public ConnectionStatus start(long businessId) {
        return put(businessId, State.CONNECTING);
    }

    @Override
    public ConnectionStatus stop(long businessId) {
        return put(businessId, State.STOPPED);
    }

    @Override
    public void deploymentChanged(long businessId) {
        changed.add(businessId);
    }

    @Override
    public void wake(long businessId, long conversationId) {
        woken.add(conversationId);
    }

    @Override
    public Optional<HandOverOrders> orders(long businessId) {
        return Optional.empty();
    }

    @Override
    public ConnectionTest test(long businessId) {
        return test;
    }
}
