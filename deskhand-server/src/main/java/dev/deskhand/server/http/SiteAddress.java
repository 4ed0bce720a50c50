package dev.deskhand.server.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** How browsers reach this server. */
public final class SiteAddress {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Supplier<URI> base;
    private final boolean anyHost;

    /**
     * An address.
     *
     * @param base known once the port is
     * @param anyHost whether every host name is taken: the server listens to a network, and nobody
     *     has said by which name it is reached
     */
    public SiteAddress(Supplier<URI> base, boolean anyHost) {
        this.base = base;
        this.anyHost = anyHost;
    }

    /** The address itself, without a slash at its end. */
    public URI base() {
        return base.get();
    }

    boolean isHttps() {
        return base().getScheme().equalsIgnoreCase("https");
    }

    /** Whether a request to this host, with or without port, is meant for us. */
    boolean isOurs(String hostAndPort) {
        String host = hostAndPort.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
        return anyHost || LOOPBACK.contains(host) || host.equalsIgnoreCase(base().getHost());
    }
}
