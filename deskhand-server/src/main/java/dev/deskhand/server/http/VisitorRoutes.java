package dev.deskhand.server.http;

import dev.deskhand.server.business.BusinessDesk;
import dev.deskhand.server.http.Views.SummaryView;
import dev.deskhand.server.retention.Visitors;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;

/** What is stored of one visitor: to give it out, and to delete it. */
final class VisitorRoutes {
    private final BusinessDesk businesses;
    private final Visitors visitors;

    VisitorRoutes(BusinessDesk businesses, Visitors visitors) {
        this.businesses = businesses;
        this.visitors = visitors;
    }

    record VisitorExport(
            long businessId,
            String visitorId,
            Instant exportedAt,
            List<SummaryView> conversations) {}

    void register(RoutesConfig routes) {
        String visitor = "/api/v1/businesses/{business_id}/visitors/{visitor_id}";
        routes.get(visitor + "/export", this::export, Access.SIGNED_IN);
        routes.delete(visitor, this::delete, Access.SIGNED_IN);
    }

    private void export(Context ctx) {
        long businessId = businesses.find(Paths.business(ctx)).id();
        String visitorId = ctx.pathParam("visitor_id");
        Visitors.Export export = visitors.export(businessId, visitorId);
        Json.answer(
                ctx,
                new VisitorExport(
                        businessId,
                        visitorId,
                        export.at(),
                        export.conversations().stream()
                                .map(each ->
                                        SummaryView.whole(
                                                each.summary(),
                                                each.transcript(),
                                                each.handOvers(),
                                                each.leftMessages()))
                                .toList()));
    }

    private void delete(Context ctx) {
        long businessId = businesses.find(Paths.business(ctx)).id();
        visitors.delete(businessId, ctx.pathParam("visitor_id"));
        ctx.status(204);
    }
}
