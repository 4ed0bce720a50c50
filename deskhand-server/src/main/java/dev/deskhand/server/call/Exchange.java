package dev.deskhand.server.call;

import dev.deskhand.bot.dialogue.ApiResult.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One request over one connection of its own. It connects to the addresses that were checked, and
 * to no other: a name that leads elsewhere a moment later changes nothing. The certificate is
 * checked against the name all the same. That is why plain sockets are used here: the JDK's HTTP
 * client looks the name up again by itself, and has no place to tell it an address.
 */
final class Exchange {
    private final ScheduledExecutorService watchdog;
    private final SSLSocketFactory tls;

    /**
     * @param watchdog closes a connection whose time is over, whatever it is blocked in
     */
    Exchange(ScheduledExecutorService watchdog, SSLSocketFactory tls) {
        this.watchdog = watchdog;
        this.tls = tls;
    }

    Answer of(CallGuard.Destination to, byte[] request, Deadline deadline)
            throws CallFailed, InterruptedException {
        AtomicBoolean late = new AtomicBoolean();
        try (Socket socket = connected(to, deadline)) {
            ScheduledFuture<?> end =
                    watchdog.schedule(
                            () -> {
                                late.set(true);
                                closeQuietly(socket);
                            },
                            deadline.left().toNanos(),
                            TimeUnit.NANOSECONDS);
            try (Socket line = to.secure() ? secured(socket, to) : socket) {
                OutputStream out = line.getOutputStream();
                out.write(request);
                out.flush();
                return new AnswerReader(new BufferedInputStream(line.getInputStream())).read();
            } finally {
                end.cancel(false);
            }
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw late.get() || deadline.isOver()
                    ? deadline.timedOut("The service " + to.hostHeader())
                    : broken(to, e);
        }
    }

    /** The first of the addresses that takes a connection. */
    private static Socket connected(CallGuard.Destination to, Deadline deadline)
            throws IOException, CallFailed {
        List<InetAddress> addresses = to.addresses();
        for (int at = 0; at < addresses.size(); at++) {
            long millis = deadline.left().toMillis();
            if (millis == 0) {
                throw deadline.timedOut("Connecting to " + to.hostHeader());
            }
            boolean last = at == addresses.size() - 1;
            Socket socket = new Socket();
            try {
                int patience = (int) (last ? millis : Math.max(1, millis / 2));
                socket.connect(new InetSocketAddress(addresses.get(at), to.port()), patience);
                socket.setTcpNoDelay(true);
                return socket;
            } catch (SocketTimeoutException e) {
                socket.close();
                if (last) {
                    throw deadline.timedOut("Connecting to " + to.hostHeader());
                }
            } catch (IOException e) {
                socket.close();
                if (last) {
                    throw e;
                }
            }
        }
        throw new IOException("no address");
    }

    private Socket secured(Socket socket, CallGuard.Destination to) throws IOException {
        SSLSocket line = (SSLSocket) tls.createSocket(socket, to.bareHost(), to.port(), true);
        SSLParameters parameters = line.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        if (isName(to.bareHost())) {
            parameters.setServerNames(List.of(new SNIHostName(to.bareHost())));
        }
        line.setSSLParameters(parameters);
        line.startHandshake();
        return line;
    }

    private static boolean isName(String host) {
        return host.codePoints().anyMatch(c -> Character.isLetter(c)) && !host.contains(":");
    }

    private static CallFailed broken(CallGuard.Destination to, IOException e) {
        return e instanceof SSLException
                ? CallFailed.forGood(
                        Kind.UNREACHABLE,
                        "No secure connection to "
                                + to.hostHeader()
                                + ": "
                                + e.getMessage()
                                + ". Its certificate must be valid for that name and known to Java.")
                : CallFailed.forNow(
                        Kind.UNREACHABLE,
                        "No connection to "
                                + to.hostHeader()
                                + " ("
                                + e.getMessage()
                                + "). Check that the service runs and that this server may reach"
                                + " it.");
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is being closed because nobody wants it any more.
        }
    }
}
