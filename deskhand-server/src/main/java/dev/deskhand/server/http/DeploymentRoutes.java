package dev.deskhand.server.http;

import dev.deskhand.server.authorisation.Authorisation;
import dev.deskhand.server.business.BusinessDesk;
import dev.deskhand.server.checklist.LastTests;
import dev.deskhand.server.connection.ConnectionStatus;
import dev.deskhand.server.connection.ConnectionTest;
import dev.deskhand.server.connection.Connections;
import dev.deskhand.server.deployment.Deployment;
import dev.deskhand.server.deployment.Deployments;
import dev.deskhand.server.deployment.Keys;
import dev.deskhand.server.deployment.KeysForm;
import dev.deskhand.server.deployment.KeysStore;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** A business's place in Zendesk Live Chat: its keys, its connection. */
final class DeploymentRoutes {
    private static final String ALL = "/api/v1/businesses/{business_id}/deployments";
    private static final String ONE = ALL + "/" + Views.DeploymentView.KIND;

    private final BusinessDesk businesses;
    private final Deployments deployments;
    private final KeysStore keys;
    private final Connections connections;
    private final Authorisation authorisation;
    private final LastTests tests;

    DeploymentRoutes(
            BusinessDesk businesses,
            Deployments deployments,
            KeysStore keys,
            Connections connections,
            Authorisation authorisation,
            LastTests tests) {
        this.businesses = businesses;
        this.deployments = deployments;
        this.keys = keys;
        this.connections = connections;
        this.authorisation = authorisation;
        this.tests = tests;
    }

    record DeploymentList(List<Views.DeploymentView> deployments) {}

    void register(RoutesConfig routes) {
        routes.get(ALL, this::list, Access.SIGNED_IN);
        routes.get(ONE, ctx -> Json.answer(ctx, view(business(ctx))), Access.SIGNED_IN);
        routes.put(ONE, this::save, Access.SIGNED_IN);
        routes.get(ONE + "/connection", this::status, Access.SIGNED_IN);
        routes.post(ONE + "/connection/start", this::start, Access.SIGNED_IN);
        routes.post(ONE + "/connection/stop", this::stop, Access.SIGNED_IN);
        routes.post(ONE + "/connection/test", this::test, Access.SIGNED_IN);
    }

    private void list(Context ctx) {
        Json.answer(ctx, new DeploymentList(List.of(view(business(ctx)))));
    }

    private void save(Context ctx) {
        long businessId = business(ctx);
        RequestBody body = RequestBody.of(ctx);
        String clientId = body.text("client_id");
        String clientName = body.text("client_name");
        String subdomain = body.text("subdomain");
        Optional<String> secret = body.optionalText("client_secret");
        body.end();
        Keys checked =
                KeysForm.read(
                        clientId,
                        clientName,
                        subdomain,
                        secret,
                        stored(businessId).clientSecretSet());
        keys.save(businessId, checked);
        connections.deploymentChanged(businessId);
        Json.answer(ctx, view(businessId));
    }

    private void status(Context ctx) {
        answer(ctx, 200, connections.status(business(ctx)));
    }

    private void start(Context ctx) {
        answer(ctx, 202, connections.start(business(ctx)));
    }

    private void stop(Context ctx) {
        answer(ctx, 202, connections.stop(business(ctx)));
    }

    private void test(Context ctx) {
        long businessId = business(ctx);
        ConnectionTest test = connections.test(businessId);
        tests.remember(businessId, test);
        Json.answer(ctx, Views.ConnectionTestView.of(test));
    }

    private static void answer(Context ctx, int code, ConnectionStatus status) {
        Json.answer(ctx, code, Views.ConnectionView.of(status));
    }

    private long business(Context ctx) {
        return businesses.find(Paths.business(ctx)).id();
    }

    private Deployment stored(long businessId) {
        return deployments.find(businessId).orElseGet(() -> Deployment.none(businessId));
    }

    private Views.DeploymentView view(long businessId) {
        return Views.DeploymentView.of(
                stored(businessId),
                authorisation.redirectUrl(businessId),
                connections.status(businessId));
    }
}
