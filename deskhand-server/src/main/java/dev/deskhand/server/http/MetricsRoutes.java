package dev.deskhand.server.http;

import dev.deskhand.server.metrics.Metrics;
import io.javalin.config.RoutesConfig;

/**
 * The server's figures for Prometheus. For those who are signed in, which a scraper is by an API
 * token: behind a reverse proxy the whole world comes from the loopback address.
 */
final class MetricsRoutes {
    private final Metrics metrics;

    MetricsRoutes(Metrics metrics) {
        this.metrics = metrics;
    }

    void register(RoutesConfig routes) {
        routes.get(
                "/metrics",
                ctx -> {
                    ctx.contentType(Metrics.CONTENT_TYPE);
                    ctx.header("Cache-Control", "no-store");
                    ctx.result(metrics.text());
                },
                Access.SIGNED_IN);
    }
}
