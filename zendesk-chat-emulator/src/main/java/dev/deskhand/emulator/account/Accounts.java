package dev.deskhand.emulator.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of one emulator, side by side and told apart by subdomain. The first is always
 * there; whoever names no account means it. Thread-safe; nobody takes this lock with an account's
 * lock held.
 */
public final class Accounts {

    /** The subdomain of the account that is always there. */
    public static final String FIRST = "emulator";

    private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private final Account.Ground ground;
    private final Numbers numbers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final List<Consumer<Account>> watchers = new CopyOnWriteArrayList<>();
    private final Account first;

    public Accounts(Account.Ground ground) {
        this.ground = ground;
        this.numbers = new Numbers(ground.time().millis());
        this.first = new Account(FIRST, "Emulated account", ground, numbers);
        accounts.put(FIRST, first);
    }

    public Account first() {
        return first;
    }

    /** In the order they were made. */
    public List<Account> all() {
        lock.lock();
        try {
            return List.copyOf(accounts.values());
        } finally {
            lock.unlock();
        }
    }

    public Optional<Account> find(String subdomain) {
        lock.lock();
        try {
            return Optional.ofNullable(accounts.get(subdomain));
        } finally {
            lock.unlock();
        }
    }

    public Account account(String subdomain) {
        return find(subdomain)
                .orElseThrow(() ->
                        new Refused(
                                Refused.Kind.NOT_FOUND,
                                "unknown_account",
                                "No account has the subdomain \"%s\"; add it with POST /emulator/v1/accounts."
                                        .formatted(subdomain)));
    }

    /** Adds an empty account. */
    public Account add(String subdomain, String name) {
        if (!SUBDOMAIN.matcher(subdomain).matches()) {
            throw Refused.invalid(
                    "\"%s\" cannot be a subdomain: take 1 to 63 of a-z, 0-9 and, inside, hyphens."
                            .formatted(subdomain));
        }
        lock.lock();
        try {
            if (accounts.containsKey(subdomain)) {
                throw Refused.conflict(
                        "subdomain_taken",
                        "There is an account with the subdomain \"" + subdomain + "\" already.");
            }
            Account account = new Account(subdomain, name, ground, numbers);
            watchers.forEach(watcher -> watcher.accept(account));
            accounts.put(subdomain, account);
            return account;
        } finally {
            lock.unlock();
        }
    }

    /** Takes an account away: its sessions end and nobody waits on it any longer. */
    public Account remove(String subdomain) {
        Account account = account(subdomain);
        if (account.equals(first)) {
            throw Refused.conflict(
                    "first_account",
                    "The account \"%s\" is always there; empty it with POST /emulator/v1/reset."
                            .formatted(FIRST));
        }
        lock.lock();
        try {
            accounts.remove(subdomain);
        } finally {
            lock.unlock();
        }
        account.reset();
        account.close();
        return account;
    }

    /**
     * Shows every account to a watcher, those there are now and each later one before anyone else
     * can find it.
     */
    public void eachNow(Consumer<Account> watcher) {
        lock.lock();
        try {
            accounts.values().forEach(watcher);
            watchers.add(watcher);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The account that an authorize URL or a token request is about.
     *
     * @param clientId names it, unless several accounts have a client of this id
     * @param subdomain settles that
     */
    public Optional<Account> byClient(@Nullable String clientId, @Nullable String subdomain) {
        if (clientId == null) {
            return Optional.empty();
        }
        List<Account> owners = all().stream().filter(a -> a.clients().has(clientId)).toList();
        return owners.stream()
                .filter(a -> a.subdomain().equals(subdomain))
                .findFirst()
                .or(() -> owners.stream().findFirst());
    }

    /** The account that gave out this token. */
    public Optional<Account> byToken(String accessToken) {
        return having(account -> account.clients().find(accessToken) != null);
    }

    /** The account whose session this is, or was until lately. */
    public Optional<Account> bySession(String sessionId) {
        return having(account -> account.sessions().knows(sessionId));
    }

    private Optional<Account> having(Predicate<Account> what) {
        return all().stream().filter(what).findFirst();
    }

    /** Fills an account with what a former process wrote of it; makes it if it is not there. */
    public void restore(Snapshot snapshot) {
        String subdomain = snapshot.subdomain() == null ? FIRST : snapshot.subdomain();
        String name = snapshot.name() == null ? subdomain : snapshot.name();
        find(subdomain).orElseGet(() -> add(subdomain, name)).restore(snapshot);
    }

    /** Lets go of everyone who waits. */
    public void close() {
        all().forEach(Account::close);
    }
}
