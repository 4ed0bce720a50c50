package dev.deskhand.server.config;

import dev.deskhand.server.security.SignInLimits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * All settings of a server.
 *
 * @param listenHost the address to listen on; the loopback unless told otherwise
 * @param listenPort 0 picks a free one
 * @param baseUrl how browsers reach the server; empty: the listening address
 * @param data the folder of the database and the key file
 * @param setupToken makes the first administrator; empty: a random one at each start
 */
public record ServerConfig(
        String listenHost,
        int listenPort,
        Optional<URI> baseUrl,
        Path data,
        ZendeskEndpoints zendesk,
        SignInLimits signIn,
        Optional<Secret> setupToken) {

    /** What holds when a file says nothing else. */
    public static ServerConfig defaults(Path data) {
        return new ServerConfig(
                "127.0.0.1",
                8080,
                Optional.empty(),
                data,
                ZendeskEndpoints.real(),
                new SignInLimits(
                        5, 50, Duration.ofMinutes(15), Duration.ofHours(12), Duration.ofDays(30)),
                Optional.empty());
    }

    /**
     * Reads a file of settings.
     *
     * @throws ConfigProblems with everything that is wrong with it
     */
    public static ServerConfig load(Path file) {
        return new ConfigFile(System::getenv).read(file);
    }

    /** The same on another port; 0 picks a free one. */
    public ServerConfig withPort(int port) {
        return new ServerConfig(listenHost, port, baseUrl, data, zendesk, signIn, setupToken);
    }

    /** The same, reached by browsers at this address. */
    public ServerConfig withBaseUrl(URI url) {
        return new ServerConfig(
                listenHost, listenPort, Optional.of(url), data, zendesk, signIn, setupToken);
    }

    /** The same with Zendesk elsewhere. */
    public ServerConfig withZendesk(ZendeskEndpoints endpoints) {
        return new ServerConfig(
                listenHost, listenPort, baseUrl, data, endpoints, signIn, setupToken);
    }

    /** The same with other bounds on signing in. */
    public ServerConfig withSignIn(SignInLimits limits) {
        return new ServerConfig(listenHost, listenPort, baseUrl, data, zendesk, limits, setupToken);
    }

    /** The same with a setup token of the operator's own. */
    public ServerConfig withSetupToken(Secret token) {
        return new ServerConfig(
                listenHost, listenPort, baseUrl, data, zendesk, signIn, Optional.of(token));
    }
}
