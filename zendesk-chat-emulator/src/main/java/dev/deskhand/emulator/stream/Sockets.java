package dev.deskhand.emulator.stream;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.AccountListener;
import dev.deskhand.emulator.account.Accounts;
import dev.deskhand.emulator.account.LogEntry;
import dev.deskhand.emulator.account.Session;
import dev.deskhand.emulator.graphql.Caller;
import dev.deskhand.emulator.graphql.GraphQlApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The sockets that are open, of all accounts, by session; carries the accounts' news to them. Ids
 * of sessions and agents are never the same in two accounts.
 */
public final class Sockets implements AccountListener {

    private static final Duration FAREWELL = Duration.ofMillis(700);

    private final Accounts accounts;
    private final GraphQlApi graphQl;
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();
    private final Map<String, List<Connection>> byAgent = new ConcurrentHashMap<>();

    public Sockets(Accounts accounts, GraphQlApi graphQl) {
        this.accounts = accounts;
        this.graphQl = graphQl;
        accounts.eachNow(account -> account.listen(this));
    }

    /**
     * A socket has opened.
     *
     * @param link the last part of its path: session id, colon, client id
     * @return what takes its frames, or null if it was turned away with an end-of-session signal
     */
    public @Nullable Connection open(String link, Wire wire, String websocketBase) {
        int colon = link.indexOf(':');
        String sessionId = colon < 0 ? link : link.substring(0, colon);
        String clientId = colon < 0 ? "" : link.substring(colon + 1);
        Account account = accounts.bySession(sessionId).orElseGet(accounts::first);
        AgentSocket socket = new AgentSocket(wire, sessionId, account::awaitStored);
        // Under the account's lock, so that an end between the check and the entry cannot be
        // missed.
        Connection connection =
                account.consistently(() -> {
                    Session session = account.sessions().connect(sessionId, clientId);
                    if (session.ended() != null) {
                        socket.endOfSession(session.ended());
                        return null;
                    }
                    Caller caller = new Caller(account, session);
                    Connection made = new Connection(this, caller, socket, graphQl, websocketBase);
                    add(made);
                    return made;
                });
        return connection;
    }

    /** To be called with the account's lock held. */
    private void add(Connection connection) {
        Connection older = connections.put(connection.session().sessionId(), connection);
        if (older != null) {
            forget(older);
            older.socket().close(AgentSocket.NORMAL, "replaced");
        }
        byAgent.compute(
                connection.session().agentId(),
                (agent, those) -> {
                    List<Connection> all = those == null ? new CopyOnWriteArrayList<>() : those;
                    all.add(connection);
                    return all;
                });
    }

    private void forget(Connection connection) {
        byAgent.computeIfPresent(
                connection.session().agentId(),
                (agent, those) -> {
                    those.remove(connection);
                    return those.isEmpty() ? null : those;
                });
    }

    void closed(Connection connection) {
        connection.socket().gone();
        forget(connection);
        // A socket that was replaced by a newer one of the same session leaves that one alone.
        if (connections.remove(connection.session().sessionId(), connection)) {
            connection.account().sessions().disconnect(connection.session().sessionId());
        }
    }

    @Override
    public void logged(String channelId, LogEntry entry, Set<String> agents) {
        for (String agent : agents) {
            for (Connection connection : byAgent.getOrDefault(agent, List.of())) {
                connection.socket().event(channelId, entry);
            }
        }
    }

    @Override
    public void sessionEnded(String sessionId, String reason) {
        Connection connection = connections.remove(sessionId);
        if (connection != null) {
            forget(connection);
            connection.end(reason);
        }
    }

    /**
     * Closes every socket, as a server does that goes down; waits a moment for the farewells to be
     * out.
     */
    public void close() {
        List<Connection> open = List.copyOf(connections.values());
        open.forEach(c -> c.socket().close(AgentSocket.GOING_AWAY, "going down"));
        long deadline = System.nanoTime() + FAREWELL.toNanos();
        open.forEach(c -> c.socket().awaitWriter(deadline));
    }
}
