package dev.deskhand.server.http;

import dev.deskhand.server.health.Finding;
import dev.deskhand.server.health.Health;
import dev.deskhand.server.health.HealthCheck;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** For those who watch the process: a service manager, a load balancer, a cluster. */
final class HealthRoutes {
    /** Whoever watches comes by an address, not by the name that browsers use. */
    static final String PREFIX = "/health/";

    private final HealthCheck check;
    private final Gate gate;

    HealthRoutes(HealthCheck check, Gate gate) {
        this.check = check;
        this.gate = gate;
    }

    record Live(String status) {}

    record Readiness(String status, List<FindingView> causes, List<FindingView> warnings) {}

    record FindingView(String part, String message, String nextStep, Optional<String> business) {
        static FindingView of(Finding finding) {
            return new FindingView(
                    finding.part(), finding.message(), finding.nextStep(), finding.business());
        }
    }

    void register(RoutesConfig routes) {
        routes.get(PREFIX + "live", ctx -> Json.answer(ctx, new Live("live")), Access.OPEN);
        routes.get(PREFIX + "ready", this::ready, Access.OPEN);
    }

    private void ready(Context ctx) {
        Health found = check.look();
        // Who it is stands in the database as well, so that is asked only while it answers.
        Health shown = found.isReady() && gate.stillSignedIn(ctx) ? found : found.forStrangers();
        Json.answer(
                ctx,
                found.isReady() ? 200 : 503,
                new Readiness(
                        found.isReady() ? "ready" : "not_ready",
                        shown.causes().stream().map(FindingView::of).toList(),
                        shown.warnings().stream().map(FindingView::of).toList()));
    }
}
