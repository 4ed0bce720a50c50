package dev.deskhand.emulator.stream;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.AccountListener;
import dev.deskhand.emulator.account.LogEntry;
import dev.deskhand.emulator.account.Session;
import dev.deskhand.emulator.graphql.GraphQlApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sockets that are open, by session; carries the account's news to them. */
public final class Sockets implements AccountListener {

    private static final Duration FAREWELL = Duration.ofMillis(700);

    private final Account account;
    private final GraphQlApi graphQl;
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();

    public Sockets(Account account, GraphQlApi graphQl) {
        this.account = account;
        this.graphQl = graphQl;
        account.listen(this);
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
                    Connection made = new Connection(this, session, socket, graphQl, websocketBase);
                    Connection older = connections.put(sessionId, made);
                    if (older != null) {
                        older.socket().close(AgentSocket.NORMAL, "replaced");
                    }
                    return made;
                });
        return connection;
    }

    void closed(Connection connection) {
        connection.socket().gone();
        // A socket that was replaced by a newer one of the same session leaves that one alone.
        if (connections.remove(connection.session().sessionId(), connection)) {
            account.sessions().disconnect(connection.session().sessionId());
        }
    }

    @Override
    public void logged(String channelId, LogEntry entry, Set<String> agents) {
        for (Connection connection : connections.values()) {
            if (agents.contains(connection.session().agentId())) {
                connection.socket().event(channelId, entry);
            }
        }
    }

    @Override
    public void sessionEnded(String sessionId, String reason) {
        Connection connection = connections.remove(sessionId);
        if (connection != null) {
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
