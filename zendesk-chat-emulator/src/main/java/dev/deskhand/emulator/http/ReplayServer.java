package dev.deskhand.emulator.http;

import dev.deskhand.emulator.recording.Recording;
import dev.deskhand.emulator.recording.ReplaySocket;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Puts a recording on a port of 127.0.0.1: any token starts a session, and the n-th socket that is
 * opened hears what the n-th recorded one heard; after the last one it begins anew.
 */
public final class ReplayServer implements AutoCloseable {

    private static final String SOCKET = "socket";
    private static final Duration IDLE = Duration.ofMinutes(2);

    private final Javalin javalin;

    private ReplayServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Starts listening.
     *
     * @param port 0 for a free one
     */
    public static ReplayServer start(Recording recording, int port) {
        AtomicInteger opened = new AtomicInteger();
        Javalin javalin =
                Javalin.create(config -> {
                    EmulatorServer.tune(config, port);
                    RoutesConfig routes = config.routes;
                    routes.post("/graphql/request", ReplayServer::startSession);
                    OAuthEndpoints.TOKEN_PATHS.forEach(
                            path -> routes.post(path, ReplayServer::token));
                    routes.ws(StreamEndpoint.PATH, ws -> sockets(ws, recording.sockets(), opened));
                });
        javalin.start();
        return new ReplayServer(javalin);
    }

    private static void startSession(Context http) {
        String base = Http.websocketBase(http.scheme(), String.valueOf(http.host()));
        Http.json(
                http,
                Map.of(
                        "data",
                        Map.of(
                                "startAgentSession",
                                Map.of(
                                        "websocket_url", base + "/stream/0.1/graphql/replay:replay",
                                        "session_id", "replay",
                                        "client_id", "replay"))));
    }

    private static void token(Context http) {
        Http.json(
                http,
                Map.of(
                        "access_token", "replay",
                        "token_type", "Bearer",
                        "scope", "read write chat"));
    }

    private static void sockets(
            WsConfig ws, List<List<Recording.Item>> recorded, AtomicInteger opened) {
        ws.onConnect(client -> {
            client.session.setIdleTimeout(IDLE);
            int number = Math.floorMod(opened.getAndIncrement(), recorded.size());
            ReplaySocket socket =
                    new ReplaySocket(
                            recorded.get(number), new StreamEndpoint.JettyWire(client.session));
            client.attribute(SOCKET, socket);
            socket.opened();
        });
        ws.onMessage(message -> {
            ReplaySocket socket = message.attribute(SOCKET);
            if (socket != null) {
                socket.received(message.message());
            }
        });
    }

    public URI address() {
        return EmulatorServer.address(javalin);
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
