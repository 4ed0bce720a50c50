package dev.deskhand.emulator;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Accounts;
import dev.deskhand.emulator.account.Option;
import dev.deskhand.emulator.account.Options;
import dev.deskhand.emulator.account.Settings;
import dev.deskhand.emulator.http.EmulatorServer;
import dev.deskhand.emulator.recording.Recorder;
import dev.deskhand.emulator.time.EmulatorTime;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A running emulator of Zendesk Chat: OAuth, GraphQL, sockets, control API and pages of one account
 * or many.
 */
public final class ZendeskChatEmulator implements AutoCloseable {

    private final EmulatorTime time;
    private final EmulatorServer server;
    private final @Nullable Recorder recorder;
    private final @Nullable StateFile stateFile;

    private ZendeskChatEmulator(
            EmulatorTime time,
            EmulatorServer server,
            @Nullable Recorder recorder,
            @Nullable StateFile stateFile) {
        this.time = time;
        this.server = server;
        this.recorder = recorder;
        this.stateFile = stateFile;
    }

    /**
     * Starts an emulator and returns once it answers.
     *
     * @throws EmulatorStartException if the seed, state or recording file cannot be used
     */
    public static ZendeskChatEmulator start(EmulatorOptions options) {
        EmulatorTime time = new EmulatorTime(options.clock());
        try {
            return start(options, time);
        } catch (RuntimeException e) {
            time.close();
            throw e;
        }
    }

    private static ZendeskChatEmulator start(EmulatorOptions options, EmulatorTime time) {
        Accounts accounts =
                new Accounts(
                        new Account.Ground(
                                time,
                                new SecureRandom(),
                                Settings.usual().withClosedTab(options.closeAfter()),
                                Options.ours()
                                        .with(Option.SESSION_LIMIT, options.sessionLimit())
                                        .with(
                                                Option.SOCKET_IDLE_S,
                                                Math.max(1, options.idle().toSeconds()))));
        Path state = options.stateFile();
        Path seed = options.seedFile();
        boolean restored = state != null && StateFile.restore(state, accounts);
        if (!restored && seed != null) {
            Seed.apply(seed, accounts);
        }
        StateFile stateFile = state == null ? null : StateFile.keep(state, accounts);
        Recorder recorder = recorder(options.recording(), accounts, time);
        EmulatorServer server = EmulatorServer.start(accounts, time, options.port(), recorder);
        if (stateFile != null) {
            stateFile.start();
        }
        return new ZendeskChatEmulator(time, server, recorder, stateFile);
    }

    private static @Nullable Recorder recorder(
            @Nullable Path file, Accounts accounts, EmulatorTime time) {
        try {
            return file == null
                    ? null
                    : Recorder.into(
                            file,
                            time,
                            word -> accounts.all().stream().anyMatch(a -> a.isSecret(word)));
        } catch (UncheckedIOException e) {
            throw new EmulatorStartException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Moves the emulator's time forward and returns when everything that falls due by that has
     * happened: chats that close, tokens that expire, opening hours.
     *
     * @throws IllegalArgumentException if the step is negative or longer than ten years
     */
    public void advance(Duration step) {
        time.advance(step);
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
        time.close();
        server.close();
        if (recorder != null) {
            recorder.close();
        }
        if (stateFile != null) {
            stateFile.close();
        }
    }
}
