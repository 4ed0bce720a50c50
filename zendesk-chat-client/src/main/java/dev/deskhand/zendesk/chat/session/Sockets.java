package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.session.SessionInput.FrameReceived;
import dev.deskhand.zendesk.chat.session.SessionInput.FrameTooLong;
import dev.deskhand.zendesk.chat.session.SessionInput.FrameWritten;
import dev.deskhand.zendesk.chat.session.SessionInput.SocketLost;
import dev.deskhand.zendesk.chat.session.SessionInput.SocketOpened;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The session's sockets, of which at most one is in use. Called from the session's loop alone; what
 * happens on a socket comes as inputs on any thread.
 */
final class Sockets {

    /**
     * Far above any frame of the protocol, whose texts are limited to about a thousand characters;
     * a page of twenty channels with the longest logs that are asked for is still below.
     */
    private static final int MAX_FRAME = 8_000_000;

    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final HttpClient http;
    private final Duration connectTimeout;
    private final InstantSource clock;
    private final Consumer<SessionInput> inputs;
    private final Map<Long, CompletableFuture<WebSocket>> sockets = new HashMap<>();
    private CompletableFuture<?> lastGoodbye = CompletableFuture.completedFuture(null);

    Sockets(
            HttpClient http,
            Duration connectTimeout,
            InstantSource clock,
            Consumer<SessionInput> inputs) {
        this.http = http;
        this.connectTimeout = connectTimeout;
        this.clock = clock;
        this.inputs = inputs;
    }

    void open(long socket, URI url) {
        CompletableFuture<WebSocket> opening =
                http.newWebSocketBuilder()
                        .connectTimeout(connectTimeout)
                        .buildAsync(url, new Listener(socket));
        sockets.put(socket, opening);
        CompletableFuture<WebSocket> _ =
                opening.whenComplete((_, failure) -> {
                    if (failure != null) {
                        inputs.accept(
                                new SocketLost(
                                        socket, "The socket did not open: " + plain(failure)));
                    }
                });
    }

    void write(long socket, String text) {
        CompletableFuture<WebSocket> opened = sockets.get(socket);
        if (opened == null) {
            return;
        }
        CompletableFuture<WebSocket> _ =
                opened.thenCompose(webSocket -> webSocket.sendText(text, true))
                        .whenComplete((_, failure) ->
                                inputs.accept(
                                        failure == null
                                                ? new FrameWritten(socket)
                                                : new SocketLost(
                                                        socket,
                                                        "Writing failed: " + plain(failure))));
    }

    /** Closes also a socket that is still being opened. */
    void close(long socket, boolean politely) {
        CompletableFuture<WebSocket> opened = sockets.remove(socket);
        if (opened == null) {
            return;
        }
        if (politely) {
            lastGoodbye =
                    opened.thenCompose(webSocket ->
                                    webSocket
                                            .sendClose(WebSocket.NORMAL_CLOSURE, "")
                                            .orTimeout(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)
                                            .whenComplete((_, _) -> webSocket.abort()))
                            .exceptionally(_ -> null);
        } else {
            CompletableFuture<Void> _ = opened.thenAccept(WebSocket::abort);
        }
    }

    /** Waits, a second at most, until the last close frame has left. */
    void awaitGoodbye() {
        lastGoodbye.completeOnTimeout(null, GOODBYE.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private static String plain(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        return cause.toString();
    }

    /**
     * Joins partial frames and asks for the next only when one has been taken: back-pressure to the
     * wire. The JDK's client swallows a bare end of the stream that arrives while a frame is being
     * handed over (JDK 25: the transport has no demand then, and fails inside); what is done here
     * is therefore short, and the heartbeat notices what was swallowed.
     */
    private final class Listener implements WebSocket.Listener {

        private final long socket;
        private final StringBuilder partial = new StringBuilder();

        /** The rest of an oversized frame is let pass: one frame is no reason to leave. */
        private boolean tooLong;

        Listener(long socket) {
            this.socket = socket;
        }

        @Override
        public void onOpen(WebSocket webSocket) {
            inputs.accept(new SocketOpened(socket));
            webSocket.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket webSocket, CharSequence data, boolean last) {
            if (partial.length() + data.length() > MAX_FRAME) {
                tooLong = true;
                partial.setLength(0);
            }
            if (!tooLong) {
                partial.append(data);
            }
            if (last) {
                String text = partial.toString();
                partial.setLength(0);
                inputs.accept(
                        tooLong
                                ? new FrameTooLong(socket, MAX_FRAME)
                                : new FrameReceived(socket, text, clock.instant()));
                tooLong = false;
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            inputs.accept(new SocketLost(socket, closed(code, reason)));
            return null;
        }

        private static String closed(int code, String reason) {
            return "The socket was closed with code "
                    + code
                    + (reason.isEmpty() ? "" : ": " + reason);
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            inputs.accept(new SocketLost(socket, "The socket failed: " + plain(error)));
        }
    }
}
