package dev.deskhand.app;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Ports and addresses to listen on. */
public final class Ports {
    private Ports() {}

    /** The address that listens to programs of this machine only. */
    static final String LOOPBACK = "127.0.0.1";

    /** Whether a server could listen on the loopback address now; port 0 always can. */
    public static boolean free(int port) {
        return free(LOOPBACK, port);
    }

    /** Whether a server could listen there now; {@code host} is one of this machine's. */
    static boolean free(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether this is an address that a server on this machine can listen on. */
    static boolean ofThisMachine(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (UnknownHostException | SocketException e) {
            return false;
        }
    }

    /** Whether a start failed because somebody else listens on the port. */
    static boolean inUse(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    static Failure inUse(String what, int port, String option) {
        return new Failure(
                "Port %d, on which %s should listen, is used by another program; stop that one, or choose another port with %s (0 picks a free one)."
                        .formatted(port, what, option));
    }
}
