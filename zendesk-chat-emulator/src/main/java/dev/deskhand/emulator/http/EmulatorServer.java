package dev.deskhand.emulator.http;

import dev.deskhand.emulator.account.Accounts;
import dev.deskhand.emulator.account.Refused;
import dev.deskhand.emulator.graphql.GraphQlApi;
import dev.deskhand.emulator.recording.Recorder;
import dev.deskhand.emulator.stream.Sockets;
import dev.deskhand.emulator.time.EmulatorTime;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the HTTP faces of the accounts on a port of 127.0.0.1. */
public final class EmulatorServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmulatorServer.class);
    private static final String HOST = "127.0.0.1";
    private static final List<String> LOOPBACK = List.of(HOST, "localhost", "[::1]");
    private static final int HTTP_PORT = 80;
    private static final int ACCEPT_QUEUE = 4_096;
    private static final long LARGEST_BODY = 1 << 20;

    private final Accounts accounts;
    private final Sockets sockets;
    private final FaultGate faultGate;
    private final Javalin javalin;

    private EmulatorServer(
            Accounts accounts, Sockets sockets, FaultGate faultGate, Javalin javalin) {
        this.accounts = accounts;
        this.sockets = sockets;
        this.faultGate = faultGate;
        this.javalin = javalin;
    }

    /**
     * Starts listening.
     *
     * @param port 0 for a free one
     * @param recorder takes down what passes over sockets; null for nothing
     */
    public static EmulatorServer start(
            Accounts accounts, EmulatorTime time, int port, @Nullable Recorder recorder) {
        GraphQlApi graphQl = new GraphQlApi(accounts);
        Sockets sockets = new Sockets(accounts, graphQl, time, recorder);
        AskedAccount asked = new AskedAccount(accounts);
        FaultGate faultGate = new FaultGate(accounts, sockets, time);
        SignIn signIn = new SignIn(asked);
        CompletableFuture<Integer> ownPort = new CompletableFuture<>();
        Javalin javalin =
                Javalin.create(config -> {
                    tune(config, port);
                    RoutesConfig routes = config.routes;
                    guard(routes, ownPort);
                    routes.after(AskedAccount::awaitStored);
                    faultGate.routes(routes);
                    new GraphQlEndpoint(graphQl).routes(routes);
                    new StreamEndpoint(sockets).routes(routes);
                    new CrowdEndpoint(accounts).routes(routes);
                    new OAuthEndpoints(asked).routes(routes);
                    new ChatRest(accounts).routes(routes);
                    new PeopleApi(asked).routes(routes);
                    new VisitorApi(asked).routes(routes);
                    new AccountApi(asked, signIn).routes(routes);
                    new SettingsApi(asked).routes(routes);
                    new AccountsApi(accounts, time).routes(routes);
                    new FaultApi(asked, sockets, new SplittableRandom()).routes(routes);
                    signIn.routes(routes);
                    new Pages().routes(routes);
                });
        javalin.start();
        ownPort.complete(javalin.port());
        return new EmulatorServer(accounts, sockets, faultGate, javalin);
    }

    static void tune(JavalinConfig config, int port) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = LARGEST_BODY;
        // Long-polls end by themselves; a graceful stop would only wait for them.
        config.jetty.modifyServer(server -> server.setStopTimeout(0));
        config.jetty.addConnector((server, http) -> connector(server, http, port));
    }

    /**
     * Without acceptor threads: one that has a connection in hand while the server stops would
     * leave it open and unanswered for as long as the process lives.
     */
    private static ServerConnector connector(Server server, HttpConfiguration http, int port) {
        ServerConnector connector =
                new ServerConnector(server, 0, -1, new HttpConnectionFactory(http));
        connector.setHost(HOST);
        connector.setPort(port);
        // Thousands of visitors may come at once; the usual 50 would turn most of them away.
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        return connector;
    }

    private static void guard(RoutesConfig routes, CompletableFuture<Integer> ownPort) {
        routes.before(EmulatorServer::headers);
        routes.before("/emulator/*", http -> refuseForeignHosts(http, ownPort.join()));
        routes.before("/emulator/*", EmulatorServer::refuseForeignPages);
        routes.wsBeforeUpgrade(
                CrowdEndpoint.PATH,
                http -> {
                    refuseForeignHosts(http, ownPort.join());
                    refuseForeignPages(http);
                });
        routes.exception(
                Refused.class,
                (refused, http) ->
                        Http.error(
                                http, Http.status(refused), refused.code(), refused.getMessage()));
        routes.exception(
                Body.BadBody.class,
                (bad, http) -> Http.error(http, 400, "bad_json", String.valueOf(bad.getMessage())));
        routes.exception(HttpResponseException.class, EmulatorServer::refuseRequest);
        routes.exception(
                Exception.class,
                (e, http) -> {
                    log.error("{} {} failed", http.method(), http.path(), e);
                    Http.error(http, 500, "internal", "The emulator failed; its log says why.");
                });
    }

    private static void refuseRequest(HttpResponseException refused, Context http) {
        int status = refused.getStatus();
        switch (status) {
            case 404 ->
                    Http.error(
                            http,
                            status,
                            "not_found",
                            http.method() + " " + http.path() + " is not offered.");
            case 413 ->
                    Http.error(
                            http,
                            status,
                            "too_large",
                            "The body is larger than " + LARGEST_BODY + " bytes.");
            default -> Http.error(http, status, "refused", String.valueOf(refused.getMessage()));
        }
    }

    private static void headers(Context http) {
        http.header("X-Content-Type-Options", "nosniff");
        http.header("X-Frame-Options", "DENY");
        http.header("Referrer-Policy", "same-origin");
        http.header("Cache-Control", "no-store");
        // Structured messages show pictures from anywhere.
        http.header(
                "Content-Security-Policy",
                "default-src 'self'; img-src * data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    }

    /**
     * A name of somebody else that resolves to this machine would make his page and the control API
     * one origin in the browser's eyes (DNS rebinding).
     */
    private static void refuseForeignHosts(Context http, int port) {
        String host = String.valueOf(http.header("Host")).toLowerCase(Locale.ROOT);
        boolean own =
                LOOPBACK.stream()
                        .anyMatch(name ->
                                host.equals(name + ":" + port)
                                        || (port == HTTP_PORT && host.equals(name)));
        if (!own) {
            throw new Refused(
                    Refused.Kind.FORBIDDEN,
                    "foreign_host",
                    "The control API and its pages answer only at this machine's own names; use http://"
                            + HOST
                            + ":"
                            + port
                            + " instead of "
                            + host
                            + ".");
        }
    }

    /** A web page of another origin must not drive the control API through the user's browser. */
    private static void refuseForeignPages(Context http) {
        String origin = http.header("Origin");
        if (origin != null && !ownOrigin(origin, http)) {
            throw new Refused(
                    Refused.Kind.FORBIDDEN,
                    "foreign_origin",
                    "Web pages of " + origin + " may not use the control API.");
        }
    }

    private static boolean ownOrigin(String origin, Context http) {
        return origin.equals(http.scheme() + "://" + http.host());
    }

    public URI address() {
        return address(javalin);
    }

    static URI address(Javalin javalin) {
        return URI.create("http://" + HOST + ":" + javalin.port());
    }

    @Override
    public void close() {
        accounts.close();
        faultGate.close();
        sockets.close();
        javalin.stop();
    }
}
