package dev.deskhand.server.http;

import dev.deskhand.server.bot.Bots;
import dev.deskhand.server.business.Business;
import dev.deskhand.server.business.BusinessDesk;
import dev.deskhand.server.checklist.Checklist;
import dev.deskhand.server.connection.Connections;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** Businesses and their checklists. */
final class BusinessRoutes {
    private final BusinessDesk businesses;
    private final Bots bots;
    private final Connections connections;
    private final Checklist checklist;

    BusinessRoutes(
            BusinessDesk businesses, Bots bots, Connections connections, Checklist checklist) {
        this.businesses = businesses;
        this.bots = bots;
        this.connections = connections;
        this.checklist = checklist;
    }

    record BusinessList(List<Views.BusinessView> businesses) {}

    record ChecklistView(List<Checklist.Step> steps, long done, int of) {}

    void register(RoutesConfig routes) {
        routes.get("/api/v1/businesses", this::list, Access.SIGNED_IN);
        routes.post("/api/v1/businesses", this::create, Access.SIGNED_IN);
        routes.get("/api/v1/businesses/{business_id}", this::show, Access.SIGNED_IN);
        routes.patch("/api/v1/businesses/{business_id}", this::change, Access.SIGNED_IN);
        routes.get("/api/v1/businesses/{business_id}/checklist", this::checklist, Access.SIGNED_IN);
    }

    private void list(Context ctx) {
        Json.answer(ctx, new BusinessList(businesses.all().stream().map(this::view).toList()));
    }

    private void create(Context ctx) {
        RequestBody body = RequestBody.of(ctx);
        String name = body.text("name");
        List<String> languages = body.texts("languages");
        body.end();
        Json.answer(ctx, 201, view(businesses.create(name, languages)));
    }

    private void show(Context ctx) {
        Json.answer(ctx, view(businesses.find(Paths.business(ctx))));
    }

    private void change(Context ctx) {
        long id = businesses.find(Paths.business(ctx)).id();
        RequestBody body = RequestBody.of(ctx);
        Optional<String> name = body.optionalText("name");
        Optional<List<String>> languages = body.optionalTexts("languages");
        body.end();
        Json.answer(ctx, view(businesses.change(id, name, languages)));
    }

    private void checklist(Context ctx) {
        List<Checklist.Step> steps = checklist.of(businesses.find(Paths.business(ctx)).id());
        long done = steps.stream().filter(Checklist.Step::done).count();
        Json.answer(ctx, new ChecklistView(steps, done, steps.size()));
    }

    private Views.BusinessView view(Business business) {
        return Views.BusinessView.of(
                business, bots.ofBusiness(business.id()), connections.status(business.id()));
    }
}
