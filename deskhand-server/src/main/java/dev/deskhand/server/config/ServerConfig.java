package dev.deskhand.server.config;

import dev.deskhand.bot.understanding.Profile;
import dev.deskhand.server.security.SignInLimits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All settings of a server.
 *
 * @param listenHost the address to listen on; the loopback unless told otherwise
 * @param listenPort 0 picks a free one
 * @param baseUrl how browsers reach the server; empty: the listening address
 * @param data the folder of the key file, of vectors, and of the database where there is no other
 * @param understanding how much work goes into understanding visitors
 * @param allowedHosts {@code host} or {@code host:port} that bots may call although their addresses
 *     are not public
 * @param keepTranscripts how long conversations are kept after their last line; zero: for ever
 * @param setupToken makes the first administrator; empty: a random one at each start
 * @param database empty: a file in the data folder
 */
public record ServerConfig(
        String listenHost,
        int listenPort,
        Optional<URI> baseUrl,
        Path data,
        ZendeskEndpoints zendesk,
        Profile understanding,
        SignInLimits signIn,
        Set<String> allowedHosts,
        Duration keepTranscripts,
        Optional<Secret> setupToken,
        Optional<DatabaseAddress> database) {
    public ServerConfig {
        allowedHosts = Set.copyOf(allowedHosts);
    }

    /** What holds when a file says nothing else. */
    public static ServerConfig defaults(Path data) {
        return new ServerConfig(
                "127.0.0.1",
                8080,
                Optional.empty(),
                data,
                ZendeskEndpoints.real(),
                Profile.FAST,
                new SignInLimits(
                        5, 50, Duration.ofMinutes(15), Duration.ofHours(12), Duration.ofDays(30)),
                Set.of(),
                Duration.ZERO,
                Optional.empty(),
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
        return with(copy -> copy.listenPort = port);
    }

    /** The same, reached by browsers at this address. */
    public ServerConfig withBaseUrl(URI url) {
        return with(copy -> copy.baseUrl = Optional.of(url));
    }

    /** The same with Zendesk elsewhere. */
    public ServerConfig withZendesk(ZendeskEndpoints endpoints) {
        return with(copy -> copy.zendesk = endpoints);
    }

    /** The same with more or less work for understanding. */
    public ServerConfig withUnderstanding(Profile profile) {
        return with(copy -> copy.understanding = profile);
    }

    /** The same with hosts that bots may call although their addresses are not public. */
    public ServerConfig withAllowedHosts(Set<String> hosts) {
        return with(copy -> copy.allowedHosts = hosts);
    }

    /** The same with its tables in PostgreSQL, or in the data folder where it is empty. */
    public ServerConfig withDatabase(Optional<DatabaseAddress> address) {
        return with(copy -> copy.database = address);
    }

    private ServerConfig with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return new ServerConfig(
                listenHost,
                copy.listenPort,
                copy.baseUrl,
                data,
                copy.zendesk,
                copy.understanding,
                signIn,
                copy.allowedHosts,
                keepTranscripts,
                setupToken,
                copy.database);
    }

    /** What can be told otherwise after a file was read. */
    private static final class Copy {
        private int listenPort;
        private Optional<URI> baseUrl;
        private ZendeskEndpoints zendesk;
        private Profile understanding;
        private Set<String> allowedHosts;
        private Optional<DatabaseAddress> database;

        Copy(ServerConfig from) {
            listenPort = from.listenPort;
            baseUrl = from.baseUrl;
            zendesk = from.zendesk;
            understanding = from.understanding;
            allowedHosts = from.allowedHosts;
            database = from.database;
        }
    }
}
