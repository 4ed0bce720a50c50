package dev.deskhand.server.call;

import dev.deskhand.bot.dialogue.ApiResult.Kind;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Keeps bots out of the operator's own network: an address that a bot file names, or that a name in
 * it leads to, is called only if it is public, or the operator has listed the host.
 */
final class CallGuard {
    private final Set<String> allowedHosts;
    private final Resolver resolver;

    /**
     * @param allowedHosts {@code host} or {@code host:port}, in lower case, that may lead anywhere
     */
    CallGuard(Set<String> allowedHosts, Resolver resolver) {
        this.allowedHosts = Set.copyOf(allowedHosts);
        this.resolver = resolver;
    }

    /** Looks up a name. */
    @FunctionalInterface
    interface Resolver {
        /** All addresses of a host; a literal is its own. */
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /**
     * Where a call goes: exactly these addresses are connected to, and the name is not asked again.
     */
    record Destination(boolean secure, String host, int port, List<InetAddress> addresses) {
        /** The host as the header of that name has it. */
        String hostHeader() {
            return port == (secure ? 443 : 80) ? host : host + ":" + port;
        }

        /** Without the brackets around an IPv6 literal. */
        String bareHost() {
            return bare(host);
        }
    }

    /**
     * Where a call may go.
     *
     * @throws CallFailed when it may not, or the name has no address
     */
    Destination check(URI url, Deadline deadline) throws CallFailed, InterruptedException {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        if (!secure && !scheme.equals("http")) {
            throw notAllowed("The address of a call begins with https:// or http://.");
        }
        if (url.getHost() == null || url.getRawUserInfo() != null) {
            throw notAllowed(
                    "The address of a call names a host, and no user and password before it.");
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        int port = url.getPort() < 0 ? (secure ? 443 : 80) : url.getPort();
        List<InetAddress> addresses = resolve(bare(host), deadline);
        boolean listed =
                allowedHosts.contains(host)
                        || allowedHosts.contains(bare(host))
                        || allowedHosts.contains(host + ":" + port);
        if (!listed && !addresses.stream().allMatch(PublicAddresses::isPublic)) {
            throw notAllowed(
                    "The host "
                            + host
                            + " leads to an address that is not public. If bots shall reach it,"
                            + " the operator of this server lists it in calls.allowed_hosts.");
        }
        return new Destination(secure, host, port, addresses);
    }

    /**
     * Looking a name up cannot be given up half-way, so it is left behind when the time is over.
     */
    private List<InetAddress> resolve(String host, Deadline deadline)
            throws CallFailed, InterruptedException {
        FutureTask<InetAddress[]> lookup = new FutureTask<>(() -> resolver.resolve(host));
        Thread.ofVirtual().name("lookup").start(lookup);
        try {
            return List.of(lookup.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            throw deadline.timedOut("Looking up the host " + host);
        } catch (ExecutionException e) {
            throw CallFailed.forNow(
                    Kind.UNREACHABLE,
                    "The host "
                            + host
                            + " has no address. Check its spelling and the server's DNS.");
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }

    private static CallFailed notAllowed(String why) {
        return CallFailed.forGood(Kind.NOT_ALLOWED, why);
    }
}
