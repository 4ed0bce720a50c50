package dev.deskhand.server.connection;

import dev.deskhand.server.conversation.HandOverOrders;
import dev.deskhand.server.deployment.Deployment;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The connections of all businesses to Zendesk Chat. */
public final class ZendeskConnections implements Connections, AutoCloseable {
    private final ConnectionParts parts;
    private final ConcurrentMap<Long, Connection> connections = new ConcurrentHashMap<>();

    public ZendeskConnections(ConnectionParts parts) {
        this.parts = parts;
    }

    /** Starts every connection that ran when the server was stopped. */
    public void startAll() {
        for (Deployment deployment : parts.deployments().all()) {
            of(deployment.businessId()).restart();
        }
    }

    /** Nothing can be stored, for this cause; empty: it can again. Answers at once. */
    public void databaseIs(Optional<String> why) {
        connections.values().forEach(connection -> connection.databaseIs(why));
    }

    @Override
    public ConnectionStatus status(long businessId) {
        return of(businessId).status();
    }

    @Override
    public ConnectionStatus start(long businessId) {
        parts.deployments().setWanted(businessId, true);
        of(businessId).start();
        return status(businessId);
    }

    @Override
    public ConnectionStatus stop(long businessId) {
        parts.deployments().setWanted(businessId, false);
        of(businessId).restart();
        return status(businessId);
    }

    @Override
    public void deploymentChanged(long businessId) {
        of(businessId).restart();
    }

    @Override
    public Optional<HandOverOrders> orders(long businessId) {
        return of(businessId).live().filter(Connection.Live::isAlive).map(Connection.Live::runners);
    }

    @Override
    public void wake(long businessId, long conversationId) {
        // Without a session nothing is lost: what is to be done is found when there is one.
        of(businessId).live().ifPresent(live -> live.runners().wake(conversationId));
    }

    /**
     * Wakes a conversation if its connection runs, or is on its way back.
     *
     * @return whether it does
     */
    public boolean wakeIfAlive(long businessId, long conversationId) {
        Optional<Connection.Live> alive = of(businessId).live().filter(Connection.Live::isAlive);
        alive.ifPresent(live -> live.runners().wake(conversationId));
        return alive.isPresent();
    }

    @Override
    public ConnectionTest test(long businessId) {
        return new ConnectionTester(parts.deployments()).test(businessId, of(businessId));
    }

    /** A connection begins by looking at what is stored, so that it says the truth at once. */
    private Connection of(long businessId) {
        return connections.computeIfAbsent(
                businessId,
                id -> {
                    Connection connection = new Connection(id, parts);
                    connection.showStored();
                    return connection;
                });
    }

    @Override
    public void close() {
        connections.values().parallelStream().forEach(Connection::close);
    }
}
