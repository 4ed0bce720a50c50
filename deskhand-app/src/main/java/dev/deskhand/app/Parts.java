package dev.deskhand.app;

import dev.deskhand.app.demo.DemoSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the commands start. The one implementation of the program is {@link HouseParts}; tests of
 * the command line bring their own.
 */
public interface Parts {
    /** Something that serves on an address until it is closed. Closing takes seconds at most. */
    interface Part extends AutoCloseable {
        URI address();

        @Override
        void close();
    }

    /** The server; at its first start it has a link with which the administrator is created. */
    interface ServerPart extends Part {
        Optional<URI> setupLink();
    }

    /**
     * Starts the emulator on the loopback address.
     *
     * @param port 0 for a free one
     * @param seed a file with the account to start with
     * @param stateFile where the account is kept across restarts
     * @throws Failure when it cannot start, in words
     */
    Part emulator(int port, Optional<Path> seed, Optional<Path> stateFile);

    /**
     * Starts the emulator with nothing to remember, and writes the frames of its sockets to a file.
     *
     * @throws Failure when it cannot start, in words
     */
    Part recordingEmulator(int port, Optional<Path> seed, Path recording);

    /**
     * Plays a recording on the loopback address.
     *
     * @throws Failure when it cannot start, in words
     */
    Part replay(int port, Path recording);

    /**
     * Starts the server as its configuration file says, or with the defaults.
     *
     * @throws Failure when the file has problems (all of them are named) or the server can't start
     */
    ServerPart server(Optional<Path> configFile);

    /** Starts the server against the demo's emulator. */
    ServerPart demoServer(DemoSettings settings);

    /**
     * Writes all that the configured database holds to a file.
     *
     * @param file is made
     * @return the data folder, where the key of the secrets stays
     * @throws Failure when it cannot, in words; there is no file then
     */
    Path backup(Optional<Path> configFile, Path file);

    /**
     * Puts what such a file holds into the configured database, which must hold nothing.
     *
     * @return the data folder, where the key of the secrets belongs
     * @throws Failure when it cannot, in words; nothing has changed then
     */
    Path restore(Optional<Path> configFile, Path file);

    /**
     * What the configuration says, without starting anything.
     *
     * @throws Failure when the file has problems; the message names all of them
     */
    ServerFacts facts(Optional<Path> configFile);

    /**
     * The part of a configuration that can be checked from outside.
     *
     * @param configuredEndpoints Zendesk's addresses, only those that the file sets itself
     */
    record ServerFacts(int port, Path dataFolder, List<URI> configuredEndpoints) {
        public ServerFacts {
            configuredEndpoints = List.copyOf(configuredEndpoints);
        }
    }
}
