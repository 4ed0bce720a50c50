package dev.deskhand.app;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/** Ports of the loopback address. */
public final class Ports {
    private Ports() {}

    /** Whether a server could listen there now; 0 always can. */
    public static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
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
