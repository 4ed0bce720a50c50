package dev.deskhand.emulator.http;

import dev.deskhand.emulator.stream.Connection;
import dev.deskhand.emulator.stream.Sockets;
import dev.deskhand.emulator.stream.Wire;
import io.javalin.config.RoutesConfig;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The WebSocket at {@code /stream/0.1/graphql/{session_id}:{client_id}}. */
final class StreamEndpoint {

    /** {@code link} is session id, colon, client id. */
    static final String PATH = "/stream/0.1/graphql/{link}";

    private static final Logger log = LoggerFactory.getLogger(StreamEndpoint.class);
    private static final String CONNECTION = "connection";
    private static final long LARGEST_FRAME = 1 << 20;
    private static final long WRITE_SECONDS = 10;
    private static final long CLOSE_MILLIS = 500;

    private final Sockets sockets;

    StreamEndpoint(Sockets sockets) {
        this.sockets = sockets;
    }

    void routes(RoutesConfig routes) {
        routes.ws(PATH, this::handlers);
    }

    private void handlers(WsConfig socket) {
        socket.onConnect(this::open);
        socket.onMessage(message -> {
            Connection connection = message.attribute(CONNECTION);
            if (connection != null) {
                connection.received(message.message());
            }
        });
        socket.onBinaryMessage(message -> {
            Connection connection = message.attribute(CONNECTION);
            if (connection != null) {
                connection.receivedBinary();
            }
        });
        socket.onClose(close -> {
            Connection connection = close.attribute(CONNECTION);
            if (connection != null) {
                connection.closed();
            }
        });
    }

    private void open(WsConnectContext opened) {
        opened.session.setMaxTextMessageSize(LARGEST_FRAME);
        String base = Http.websocketBase("ws", String.valueOf(opened.host()));
        Connection connection =
                sockets.open(opened.pathParam("link"), new JettyWire(opened.session), base);
        if (connection != null) {
            opened.session.setIdleTimeout(connection.idleLimit());
            opened.attribute(CONNECTION, connection);
        }
    }

    record JettyWire(Session session) implements Wire {

        @Override
        public void send(String frame) throws IOException {
            Callback.Completable sent = new Callback.Completable();
            session.sendText(frame, sent);
            try {
                sent.get(WRITE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while a frame was written");
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException("a frame could not be written", e);
            }
        }

        @Override
        public void cut() {
            session.disconnect();
        }

        @Override
        public void hold() {
            session.setIdleTimeout(Duration.ZERO);
        }

        @Override
        public void close(int code, String reason) {
            Callback.Completable closed = new Callback.Completable();
            session.close(code, reason, closed);
            try {
                closed.get(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                // A client that does not read would keep it, and its agent online, until the idle
                // limit.
                log.debug("A socket did not take its farewell", e);
                session.disconnect();
            }
        }
    }
}
