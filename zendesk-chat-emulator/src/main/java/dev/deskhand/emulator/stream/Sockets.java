package dev.deskhand.emulator.stream;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.AccountListener;
import dev.deskhand.emulator.account.Accounts;
import dev.deskhand.emulator.account.LogEntry;
import dev.deskhand.emulator.account.Session;
import dev.deskhand.emulator.fault.ActiveRule;
import dev.deskhand.emulator.fault.Fault;
import dev.deskhand.emulator.graphql.Caller;
import dev.deskhand.emulator.graphql.GraphQlApi;
import dev.deskhand.emulator.recording.Recorder;
import dev.deskhand.emulator.time.EmulatorTime;
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
    private final EmulatorTime time;
    private final @Nullable Recorder recorder;
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();
    private final Map<String, List<Connection>> byAgent = new ConcurrentHashMap<>();

    public Sockets(
            Accounts accounts, GraphQlApi graphQl, EmulatorTime time, @Nullable Recorder recorder) {
        this.accounts = accounts;
        this.graphQl = graphQl;
        this.time = time;
        this.recorder = recorder;
        accounts.eachNow(account -> account.listen(this));
    }

    /**
     * A socket has opened.
     *
     * @param link the last part of its path: session id, colon, client id
     * @return what takes its frames, or null if it was turned away with an end-of-session signal
     */
    public @Nullable Connection open(String link, Wire jetty, String websocketBase) {
        int colon = link.indexOf(':');
        String sessionId = colon < 0 ? link : link.substring(0, colon);
        String clientId = colon < 0 ? "" : link.substring(colon + 1);
        Account account = accounts.bySession(sessionId).orElseGet(accounts::first);
        Recorder.Tape tape = recorder == null ? null : recorder.tape(account.subdomain());
        Wire wire = tape == null ? jetty : new RecordedWire(jetty, tape);
        // Under the account's lock, so that an end between the check and the entry cannot be
        // missed.
        Connection connection =
                account.consistently(() -> {
                    Session session = account.sessions().connect(sessionId, clientId);
                    if (session.ended() != null) {
                        new AgentSocket(wire, sessionId, account::awaitStored, null, line -> {})
                                .endOfSession(session.ended());
                        return null;
                    }
                    Connection made =
                            connection(wire, tape, new Caller(account, session), websocketBase);
                    add(made);
                    return made;
                });
        // The maintenance may have begun since it was dialled, and missed it.
        if (connection != null && account.faults().maintenance().isPresent()) {
            connection.shutForMaintenance();
        }
        return connection;
    }

    private Connection connection(
            Wire wire, Recorder.@Nullable Tape tape, Caller caller, String websocketBase) {
        Account account = caller.account();
        Session session = caller.session();
        SocketFaults faults = new SocketFaults(account, session, time, this);
        AgentSocket socket =
                new AgentSocket(
                        wire,
                        session.sessionId(),
                        account::awaitStored,
                        faults,
                        line -> account.chats().eachLine(session.agentId(), line));
        return new Connection(this, caller, socket, graphQl, websocketBase, faults, tape);
    }

    /** Lets a rule strike the sockets it is about, now; one with none to strike stays armed. */
    public void strikeNow(Account account, ActiveRule rule) {
        String agent = rule.rule().scope().agent();
        List<Connection> struck =
                of(account).stream()
                        .filter(c -> agent == null || agent.equals(c.session().agentId()))
                        .toList();
        Fault fault = rule.rule().fault();
        boolean needsNone = fault instanceof Fault.Maintenance && struck.isEmpty();
        account.faults()
                .strikeNow(
                        rule.id(),
                        needsNone
                                ? List.of("")
                                : struck.stream().map(c -> c.session().agentId()).toList());
        if (fault instanceof Fault.Maintenance) {
            // All there are by now: one that opened meanwhile may have missed the beginning.
            maintenance(account);
        } else {
            struck.forEach(connection -> connection.strike(fault));
        }
    }

    private List<Connection> of(Account account) {
        return connections.values().stream().filter(c -> c.account().equals(account)).toList();
    }

    /** Closes all sockets of the account, whomever the rule is about. */
    public void maintenance(Account account) {
        of(account).forEach(Connection::shutForMaintenance);
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
