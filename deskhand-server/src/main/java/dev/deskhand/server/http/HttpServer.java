package dev.deskhand.server.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.event.HandlerMetaInfo;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** The web server: each request on a virtual thread of its own. */
public final class HttpServer implements AutoCloseable {
    private final Javalin javalin;
    private final LiveRoutes live;
    private final List<HandlerMetaInfo> handlers = new CopyOnWriteArrayList<>();

    /** Prepares the routes. */
    public HttpServer(HttpParts parts) {
        Gate gate = new Gate(parts.security().signIn(), parts.security().apiAccess(), parts.site());
        this.live = new LiveRoutes(parts.businesses(), parts.live(), gate, parts.heartbeat());
        this.javalin =
                Javalin.create(config -> {
                    settings(config);
                    config.events.handlerAdded(handlers::add);
                    config.routes.before(ctx -> SecurityHeaders.set(ctx, parts.site().isHttps()));
                    gate.register(config.routes);
                    routes(config.routes, parts, gate);
                    Errors.register(config.routes, this::methods);
                });
    }

    /**
     * Begins to listen.
     *
     * @param port 0 picks a free one
     * @return the port
     */
    public int start(String host, int port) {
        javalin.start(host, port);
        return javalin.port();
    }

    /** The registered routes, as {@code GET /path/{parameter}}. */
    List<String> routes() {
        return handlers.stream()
                .filter(handler -> handler.getHttpMethod().isHttpMethod())
                .map(handler -> handler.getHttpMethod() + " " + handler.getPath())
                .toList();
    }

    /** The methods that this address takes, in alphabetical order. */
    private Set<String> methods(String path) {
        Set<String> methods = new TreeSet<>();
        handlers.stream()
                .filter(handler -> handler.getHttpMethod().isHttpMethod())
                .filter(handler -> leadsTo(handler.getPath(), path))
                .forEach(handler -> methods.add(handler.getHttpMethod().name()));
        return methods;
    }

    private static boolean leadsTo(String route, String path) {
        if (route.equals(ConsoleFiles.ANY)) {
            return path.startsWith("/") && !ConsoleFiles.isOfTheApi(path.substring(1));
        }
        // Without a limit, split drops the slash at the end, which is ignored.
        List<String> wanted = List.of(route.split("/"));
        List<String> given = List.of(path.split("/"));
        return wanted.size() == given.size()
                && IntStream.range(0, wanted.size())
                        .allMatch(i ->
                                wanted.get(i).startsWith("{")
                                        || wanted.get(i).equals(given.get(i)));
    }

    private void routes(RoutesConfig routes, HttpParts parts, Gate gate) {
        new InfoRoutes(parts.version(), parts.demo()).register(routes);
        new HealthRoutes(parts.health(), gate).register(routes);
        new MetricsRoutes(parts.metrics()).register(routes);
        new SessionRoutes(parts.security(), gate).register(routes);
        new BusinessRoutes(parts.businesses(), parts.bots(), parts.connections(), parts.checklist())
                .register(routes);
        new BotRoutes(parts.businesses(), parts.bots(), parts.botEditor()).register(routes);
        new BotVersionRoutes(parts.botEditor(), parts.botVersions()).register(routes);
        new TrialRoutes(parts.botEditor(), parts.botTrial()).register(routes);
        new DeploymentRoutes(
                        parts.businesses(),
                        parts.deployments(),
                        parts.keys(),
                        parts.connections(),
                        parts.authorisation(),
                        parts.lastTests())
                .register(routes);
        new ConversationRoutes(parts.businesses(), parts.conversations()).register(routes);
        new DeadLetterRoutes(parts.businesses(), parts.deadLetters()).register(routes);
        new LeftMessageRoutes(parts.businesses(), parts.leftMessages()).register(routes);
        new VisitorRoutes(parts.businesses(), parts.visitors()).register(routes);
        new HandOverRoutes(parts.businesses(), parts.conversations(), parts.connections())
                .register(routes);
        live.register(routes);
        new GuideRoutes(parts.authorisation()).register(routes);
        new ConsoleFiles(parts.consoleRoot()).register(routes);
    }

    private static void settings(JavalinConfig config) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.prefer405over404 = true;
        config.router.ignoreTrailingSlashes = true;
        // Jetty's own error pages and headers would tell which version runs here.
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendXPoweredBy(false);
        });
    }

    /** Ends open streams and requests, then stops. */
    @Override
    public void close() {
        live.close();
        javalin.stop();
    }
}
