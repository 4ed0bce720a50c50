package dev.deskhand.emulator.account;

import dev.deskhand.emulator.fault.Faults;
import dev.deskhand.emulator.time.EmulatorTime;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A Zendesk account: the sum of its parts, and the changes that touch more than one. */
public final class Account {

    private final String subdomain;
    private final String name;
    private final Ground ground;
    private final Guard guard = new Guard();
    private final Rules rules;
    private final HoursWatch hours;
    private final Numbers numbers;
    private final Roster roster;
    private final ApiClients clients;
    private final Authorisation authorisation;
    private final Sessions sessions;
    private final Chats chats;
    private final AgentDesk desk;
    private final Faults faults;

    /**
     * What all accounts of an emulator have in common.
     *
     * @param random a secure source outside tests, for secrets come from it
     * @param settings of every new account
     * @param options of every new account
     */
    public record Ground(
            EmulatorTime time, RandomGenerator random, Settings settings, Options options) {}

    /** An empty account. */
    Account(String subdomain, String name, Ground ground, Numbers numbers) {
        this.subdomain = subdomain;
        this.name = name;
        this.numbers = numbers;
        Secrets secrets = new Secrets(ground.random());
        this.ground = ground;
        rules = new Rules(ground.time(), ground.settings(), ground.options());
        Serving serving = new Serving(rules);
        roster = new Roster(guard, numbers, rules, serving);
        clients = new ApiClients(guard, secrets, rules);
        authorisation = new Authorisation(guard, clients, roster, secrets, rules);
        sessions = new Sessions(guard, clients, roster, secrets, rules);
        chats = new Chats(guard, numbers, roster, secrets, rules, serving);
        desk = new AgentDesk(guard, roster, chats, rules);
        hours = new HoursWatch(guard, roster, rules);
        clients.whenExpired(this::expired);
        faults = new Faults(ground.time());
    }

    /** The name before {@code .zendesk.com}; tells accounts apart. */
    public String subdomain() {
        return subdomain;
    }

    public String name() {
        return name;
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

    /**
     * Whether this is a token, a secret or a session's id of this account, which no record may
     * hold.
     */
    public boolean isSecret(String word) {
        return guard.read(() -> clients.isSecret(word) || sessions.isSecret(word));
    }

    /** What is to go wrong on demand. */
    public Faults faults() {
        return faults;
    }

    public Settings settings() {
        return rules.settings();
    }

    public Options options() {
        return rules.options();
    }

    /** Changes settings, those that are given; see {@link Settings#view}. */
    public Settings changeSettings(Map<String, ?> changes) {
        return guard.change(() -> {
            rules.set(rules.settings().with(changes));
            chats.watchAllIdle();
            hours.look();
            return rules.settings();
        });
    }

    /** Changes options by their keys. */
    public Options changeOptions(Map<String, ?> changes) {
        return guard.change(() -> {
            rules.set(rules.options().with(changes));
            return rules.options();
        });
    }

    /** Gives a department operating hours of its own; see {@link Roster#setHours}. */
    public Department changeHours(String departmentId, @Nullable Map<String, ?> change) {
        return guard.change(() -> {
            Department department = roster.setHours(departmentId, change);
            hours.look();
            return department;
        });
    }

    private void expired(Token token) {
        if (rules.is(Option.SESSION_AT_TOKEN_EXPIRY, "ends")) {
            sessions.end(s -> s.accessToken().equals(token.accessToken()), "token expired");
        }
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
     * From now on nothing is to leave the process before it is stored; to be called before anyone
     * is served.
     *
     * @param toldOfChanges called at every change, and now, with the account's lock held; it is to
     *     hand on to whoever calls {@link #stored}
     */
    public void requireStored(Runnable toldOfChanges) {
        guard.requireStored(toldOfChanges);
    }

    /** This version and all before it are dealt with: whoever waited for one of them goes on. */
    public void stored(long version) {
        guard.stored(version);
    }

    /**
     * Waits until the account as it is now is stored; returns at once where nothing has to be.
     * Whoever tells the world anything of the account calls this first. The account's lock must not
     * be held.
     */
    public void awaitStored() throws InterruptedException {
        guard.awaitStored();
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

    /** Takes an agent's tokens back; the sessions they opened end. */
    public void revokeTokens(String agentId) {
        guard.change(() -> {
            for (Token token : clients.revoke(t -> t.agentId().equals(agentId))) {
                sessions.end(s -> s.accessToken().equals(token.accessToken()), "token revoked");
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

    /**
     * Empties the account, which has its first settings and options again; every session ends, and
     * no fault is left.
     */
    public void reset() {
        faults.reset();
        guard.change(() -> {
            sessions.end(s -> true, "account reset");
            sessions.clear();
            chats.clear();
            clients.clear();
            authorisation.clear();
            roster.clear();
            rules.set(ground.settings());
            rules.set(ground.options());
            hours.look();
        });
    }

    public Snapshot snapshot() {
        return guard.read(() ->
                new Snapshot(
                        Snapshot.FORMAT,
                        subdomain,
                        name,
                        numbers.last(),
                        rules.settings().equals(ground.settings()) ? null : rules.settings().view(),
                        rules.options().equals(ground.options()) ? null : rules.options().view(),
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
            if (snapshot.settings() != null) {
                rules.set(rules.settings().with(snapshot.settings()));
            }
            if (snapshot.options() != null) {
                rules.set(rules.options().with(snapshot.options()));
            }
            roster.restore(snapshot);
            clients.restore(snapshot);
            chats.restore(snapshot);
            hours.look();
        });
    }

    /** Lets go of everyone who waits. */
    public void close() {
        faults.close();
        guard.close(chats::wakeAll);
    }
}
