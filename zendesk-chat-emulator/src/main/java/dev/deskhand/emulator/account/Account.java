package dev.deskhand.emulator.account;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** A Zendesk account: the sum of its parts, and the changes that touch more than one. */
public final class Account {

    private final Guard guard = new Guard();
    private final Numbers numbers;
    private final Roster roster;
    private final ApiClients clients;
    private final Authorisation authorisation;
    private final Sessions sessions;
    private final Chats chats;
    private final AgentDesk desk;

    /**
     * An empty account.
     *
     * @param random a secure source outside tests, for secrets come from it
     * @param sessionLimit live sessions an agent may have
     * @param closeAfter how long a visitor who left may come back to the same chat
     */
    public Account(
            InstantSource clock,
            RandomGenerator random,
            Chats.Later later,
            int sessionLimit,
            Duration closeAfter) {
        Secrets secrets = new Secrets(random);
        numbers = new Numbers(clock.millis());
        roster = new Roster(guard, numbers);
        clients = new ApiClients(guard, secrets);
        authorisation = new Authorisation(guard, clients, roster, secrets, clock);
        sessions = new Sessions(guard, clients, roster, secrets, sessionLimit);
        chats = new Chats(guard, numbers, roster, secrets, clock, later, closeAfter);
        desk = new AgentDesk(guard, roster, chats);
    }

    public Roster roster() {
        return roster;
    }

    public ApiClients clients() {
        return clients;
    }

    public Authorisation authorisation() {
        return authorisation;
    }

    public Sessions sessions() {
        return sessions;
    }

    public Chats chats() {
        return chats;
    }

    public AgentDesk desk() {
        return desk;
    }

    public void listen(AccountListener listener) {
        guard.listen(listener);
    }

    /** Moves on with every change. */
    public long version() {
        return guard.version();
    }

    /**
     * Waits until the version is beyond {@code after}, for {@code millis} at most, or until the
     * account closes.
     */
    public void awaitChange(long after, long millis) {
        guard.awaitChange(after, millis);
    }

    /**
     * From now on nothing is to leave the process before a {@link Keeper} has stored it; to be
     * called before anyone is served.
     */
    public void requireStored() {
        guard.requireStored();
    }

    /**
     * Waits until the account as it is now is stored; returns at once where nothing has to be.
     * Whoever tells the world anything of the account calls this first. The account's lock must not
     * be held.
     */
    public void awaitStored() throws InterruptedException {
        guard.awaitStored();
    }

    /** The side of the one who stores the account. */
    public Keeper keeper() {
        return new Keeper(guard);
    }

    /** Runs several looks at the account as one, with no change between them. */
    public <T> T consistently(Supplier<T> look) {
        return guard.read(look);
    }

    /** Takes an agent out of everything: chats, departments, tokens and sessions. */
    public void removeAgent(String id) {
        guard.change(() -> {
            desk.departEverywhere(roster.agent(id));
            sessions.end(s -> s.agentId().equals(id), "agent removed");
            clients.revoke(t -> t.agentId().equals(id));
            roster.removeAgent(id);
        });
    }

    /** Removes a department; its chats go on without one. */
    public void removeDepartment(String id) {
        guard.change(() -> {
            roster.removeDepartment(id);
            for (Channel channel : chats.all()) {
                if (id.equals(channel.departmentId)) {
                    channel.departmentId = null;
                }
                if (id.equals(channel.firstDepartmentId)) {
                    channel.firstDepartmentId = null;
                }
            }
        });
    }

    /** Removes an API client; its tokens are revoked and the sessions they opened end. */
    public void removeClient(String clientId) {
        guard.change(() -> {
            clients.remove(clientId);
            for (Token token : clients.revoke(t -> t.clientId().equals(clientId))) {
                sessions.end(s -> s.accessToken().equals(token.accessToken()), "token revoked");
            }
        });
    }

    /** Empties the account; every session ends. */
    public void reset() {
        guard.change(() -> {
            sessions.end(s -> true, "account reset");
            sessions.clear();
            chats.clear();
            clients.clear();
            authorisation.clear();
            roster.clear();
        });
    }

    public Snapshot snapshot() {
        return guard.read(() ->
                new Snapshot(
                        Snapshot.FORMAT,
                        numbers.last(),
                        roster.agents(),
                        roster.departments(),
                        clients.all(),
                        clients.tokens(),
                        chats.visitors(),
                        chats.all().stream().map(Snapshot.Chat::of).toList()));
    }

    /** Fills an empty account with what a former process wrote. */
    public void restore(Snapshot snapshot) {
        guard.change(() -> {
            numbers.stayAbove(snapshot.lastNumber());
            roster.restore(snapshot);
            clients.restore(snapshot);
            chats.restore(snapshot);
        });
    }

    /** Lets go of everyone who waits. */
    public void close() {
        guard.close(chats::wakeAll);
    }
}
