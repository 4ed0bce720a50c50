package dev.deskhand.emulator.http;

import dev.deskhand.emulator.graphql.GraphQlApi;
import dev.deskhand.emulator.json.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * GraphQL over HTTP: starts sessions and answers introspection, without any Authorization header.
 */
final class GraphQlEndpoint {

    private final GraphQlApi graphQl;

    GraphQlEndpoint(GraphQlApi graphQl) {
        this.graphQl = graphQl;
    }

    void routes(RoutesConfig routes) {
        routes.post("/graphql/request", this::request);
    }

    private void request(Context http) {
        JsonNode body;
        try {
            body = Json.tree(http.body());
        } catch (Json.Unreadable e) {
            refuse(http, "The body is " + e.getMessage());
            return;
        }
        Optional<GraphQlApi.Request> request = GraphQlApi.Request.of(body);
        if (request.isEmpty()) {
            refuse(http, "The body must be a JSON object with a GraphQL document in \"query\".");
            return;
        }
        String base = Http.websocketBase(http.scheme(), String.valueOf(http.host()));
        Http.json(http, graphQl.execute(request.get(), null, base).body());
    }

    private static void refuse(Context http, String message) {
        Http.json(http, 400, Map.of("errors", List.of(Map.of("message", message))));
    }
}
