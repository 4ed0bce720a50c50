package dev.deskhand.server.health;

import dev.deskhand.server.business.Business;
import dev.deskhand.server.business.Businesses;
import dev.deskhand.server.connection.ConnectionStatus;
import dev.deskhand.server.connection.Connections;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether the server can work. Anybody may ask, as often as he likes, so what was found is
 * told again for {@link #FRESH}, and a database that hangs has one thread that waits for it, not
 * one for each who asks. Thread-safe.
 */
public final class HealthCheck {
    static final String DATABASE = "database";
    static final String CONNECTION = "connection";

    private static final Logger log = LoggerFactory.getLogger(HealthCheck.class);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Businesses businesses;
    private final Connections connections;
    private final BooleanSupplier storing;
    private final LongSupplier nanos;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Health known;
    private long knownSince;
    private @Nullable CompletableFuture<List<Business>> asking;
    private final Executor threads = task -> Thread.ofVirtual().name("health").start(task);

    /**
     * @param businesses read from the database at each call
     * @param storing whether what changes can be stored, as far as the last attempt tells
     */
    public HealthCheck(Businesses businesses, Connections connections, BooleanSupplier storing) {
        this(businesses, connections, storing, System::nanoTime, PATIENCE);
    }

    /**
     * @param nanos a monotonic clock
     * @param patience how long the database may take to answer
     */
    HealthCheck(
            Businesses businesses,
            Connections connections,
            BooleanSupplier storing,
            LongSupplier nanos,
            Duration patience) {
        this.businesses = businesses;
        this.connections = connections;
        this.storing = storing;
        this.nanos = nanos;
        this.patience = patience;
    }

    /** How the server is; takes {@link #PATIENCE} at most. */
    public Health look() {
        lock.lock();
        try {
            Health last = known;
            if (last != null && nanos.getAsLong() - knownSince < FRESH.toNanos()) {
                return last;
            }
            Health found = find();
            if (!found.isReady() && (last == null || last.isReady())) {
                log.error("not ready: {}", found.causes().getFirst().message());
            }
            known = found;
            knownSince = nanos.getAsLong();
            return found;
        } finally {
            lock.unlock();
        }
    }

    private Health find() {
        CompletableFuture<List<Business>> question = asking;
        if (question == null) {
            question = CompletableFuture.supplyAsync(businesses::all, threads);
            asking = question;
        }
        try {
            List<Business> all = question.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            asking = null;
            if (!storing.getAsBoolean()) {
                return databaseDown("Nothing can be stored now.");
            }
            return new Health(List.of(), all.stream().flatMap(b -> warning(b).stream()).toList());
        } catch (TimeoutException _) {
            return databaseDown("The database has not answered for some seconds.");
        } catch (ExecutionException e) {
            asking = null;
            log.debug("the database could not be asked", e);
            return databaseDown("The database cannot be read.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return databaseDown("The look at the database was interrupted.");
        }
    }

    private static Health databaseDown(String message) {
        return new Health(
                List.of(
                        new Finding(
                                DATABASE,
                                message,
                                "Look at the disk of the data folder (full, gone, very slow) or at"
                                        + " the database's server; the log has the cause. Nothing"
                                        + " is lost: what visitors wrote meanwhile is read from"
                                        + " Zendesk's log.",
                                Optional.empty())),
                List.of());
    }

    /**
     * A connection that is down does not make the server unready: neither a restart nor another
     * server could help, and the other businesses' visitors would suffer.
     */
    private Optional<Finding> warning(Business business) {
        ConnectionStatus status = connections.status(business.id());
        boolean down =
                switch (status.state()) {
                    case RECONNECTING, TAKEN_OVER, TOKEN_REFUSED, IP_REFUSED, DATABASE_FAILING ->
                            true;
                    case NOT_CONFIGURED, NOT_AUTHORISED, CONNECTING, ONLINE, STOPPED -> false;
                };
        return down
                ? Optional.of(
                        new Finding(
                                CONNECTION,
                                status.headline(),
                                status.nextStep(),
                                Optional.of(business.name())))
                : Optional.empty();
    }
}
