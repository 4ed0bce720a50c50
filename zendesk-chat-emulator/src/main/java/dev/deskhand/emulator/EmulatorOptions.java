package dev.deskhand.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How an emulator runs; begin with {@link #onFreePort} or {@link #onPort} and change what matters.
 *
 * @param port of 127.0.0.1; 0 picks a free one
 * @param seedFile YAML that fills an account without a state file; null starts empty
 * @param stateFile where the account is kept across restarts; null keeps nothing
 * @param sessionLimit live sessions an agent may have before the oldest ends
 * @param closeAfter how long a visitor who left may come back to the same chat
 * @param idle a WebSocket without a frame for this long is closed
 * @param clock the time of messages and of codes that expire
 * @param recording where the frames of all agent sockets are written; null for nowhere
 */
public record EmulatorOptions(
        int port,
        @Nullable Path seedFile,
        @Nullable Path stateFile,
        int sessionLimit,
        Duration closeAfter,
        Duration idle,
        InstantSource clock,
        @Nullable Path recording) {

    public EmulatorOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("The port must be 0 to 65535, not " + port);
        }
        if (sessionLimit < 1) {
            throw new IllegalArgumentException("An agent needs one session at least");
        }
    }

    public static EmulatorOptions onFreePort() {
        return onPort(0);
    }

    public static EmulatorOptions onPort(int port) {
        return new EmulatorOptions(
                port,
                null,
                null,
                1,
                Duration.ofSeconds(20),
                Duration.ofMinutes(2),
                InstantSource.system(),
                null);
    }

    public EmulatorOptions withPort(int number) {
        return new EmulatorOptions(
                number, seedFile, stateFile, sessionLimit, closeAfter, idle, clock, recording);
    }

    public EmulatorOptions withSeedFile(@Nullable Path file) {
        return new EmulatorOptions(
                port, file, stateFile, sessionLimit, closeAfter, idle, clock, recording);
    }

    public EmulatorOptions withStateFile(@Nullable Path file) {
        return new EmulatorOptions(
                port, seedFile, file, sessionLimit, closeAfter, idle, clock, recording);
    }

    public EmulatorOptions withSessionLimit(int limit) {
        return new EmulatorOptions(
                port, seedFile, stateFile, limit, closeAfter, idle, clock, recording);
    }

    public EmulatorOptions withCloseAfter(Duration time) {
        return new EmulatorOptions(
                port, seedFile, stateFile, sessionLimit, time, idle, clock, recording);
    }

    public EmulatorOptions withIdle(Duration time) {
        return new EmulatorOptions(
                port, seedFile, stateFile, sessionLimit, closeAfter, time, clock, recording);
    }

    public EmulatorOptions withClock(InstantSource source) {
        return new EmulatorOptions(
                port, seedFile, stateFile, sessionLimit, closeAfter, idle, source, recording);
    }

    /** Every frame of every agent socket goes to this file; one that is there is replaced. */
    public EmulatorOptions withRecording(@Nullable Path file) {
        return new EmulatorOptions(
                port, seedFile, stateFile, sessionLimit, closeAfter, idle, clock, file);
    }
}
