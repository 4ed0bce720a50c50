package dev.deskhand.emulator;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Roster;
import dev.deskhand.emulator.http.EmulatorServer;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A running emulator of Zendesk Chat: OAuth, GraphQL, sockets, control API and pages of one
 * account.
 */
public final class ZendeskChatEmulator implements AutoCloseable {

    private final ScheduledExecutorService timers;
    private final EmulatorServer server;
    private final @Nullable StateFile stateFile;

    private ZendeskChatEmulator(
            ScheduledExecutorService timers, EmulatorServer server, @Nullable StateFile stateFile) {
        this.timers = timers;
        this.server = server;
        this.stateFile = stateFile;
    }

    /**
     * Starts an emulator and returns once it answers.
     *
     * @throws EmulatorStartException if the seed or state file cannot be used
     */
    public static ZendeskChatEmulator start(EmulatorOptions options) {
        ScheduledExecutorService timers =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("emulator-timers").factory());
        try {
            return start(options, timers);
        } catch (RuntimeException e) {
            timers.shutdownNow();
            throw e;
        }
    }

    private static ZendeskChatEmulator start(
            EmulatorOptions options, ScheduledExecutorService timers) {
        Account account =
                new Account(
                        options.clock(),
                        new SecureRandom(),
                        (after, work) -> {
                            ScheduledFuture<?> _ =
                                    timers.schedule(work, after.toMillis(), TimeUnit.MILLISECONDS);
                        },
                        options.sessionLimit(),
                        options.closeAfter());
        Path state = options.stateFile();
        Path seed = options.seedFile();
        boolean restored = state != null && StateFile.restore(state, account);
        if (!restored && seed != null) {
            Seed.apply(seed, account);
        }
        if (state != null) {
            account.requireStored();
        }
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("subdomain", "emulator");
        about.put("name", "Emulated account");
        about.put("plan_agents", Roster.SEATS);
        EmulatorServer server =
                EmulatorServer.start(account, about, options.port(), options.idle());
        return new ZendeskChatEmulator(
                timers, server, state == null ? null : StateFile.keep(state, account));
    }

    /** Where it listens, such as {@code http://127.0.0.1:8090}. */
    public URI address() {
        return server.address();
    }

    /**
     * Stops within two seconds, whoever is connected or waiting; the state file is up to date then.
     */
    @Override
    public void close() {
        timers.shutdownNow();
        server.close();
        if (stateFile != null) {
            stateFile.close();
        }
    }
}
