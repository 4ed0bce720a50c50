package dev.deskhand.app.demo;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The platform's side of the guide, over the server's public HTTP API. */
final class OperatorsConsole {
    private static final String PLATFORM = "/third_party_integrations/v1/zendesk_live_chat/";

    private final HttpJson api;

    OperatorsConsole(HttpJson api) {
        this.api = api;
    }

    /**
     * A business as the demo needs it.
     *
     * @param made whether this call made it
     */
    record Business(long id, String botId, boolean made) {}

    /** The part of a deployment's state that decides what is still to do. */
    record Deployment(String clientId, String redirectUrl, boolean secretSet, boolean authorised) {}

    /** Where the connection stands; {@code words} are for the person. */
    record Connection(String state, String words) {
        boolean online() {
            return state.equals("online");
        }

        /** States that only a person's deed ends. */
        boolean needsPerson() {
            return List.of(
                            "not_configured",
                            "not_authorised",
                            "taken_over",
                            "token_refused",
                            "ip_refused",
                            "stopped")
                    .contains(state);
        }

        boolean needsConsent() {
            return List.of("not_authorised", "token_refused").contains(state);
        }
    }

    /**
     * Makes the first administrator with the setup link where nobody is there yet; else signs in.
     */
    void enter(Optional<URI> setupLink, String name, DemoSettings.SignIn signIn) {
        boolean first = api.get("/api/v1/setup").path("needed").asBoolean(false);
        Map<String, String> body = new HashMap<>();
        body.put("email", signIn.email());
        body.put("password", signIn.password());
        if (first) {
            body.put("name", name);
            body.put(
                    "token",
                    setupLink
                            .map(link -> Query.of(link).getOrDefault("token", ""))
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            "the server wants its setup link used, but gave none")));
        }
        JsonNode session = api.post(first ? "/api/v1/setup" : "/api/v1/session", body);
        api.csrfToken(session.path("csrf_token").asString());
    }

    /** The business of this name, else the oldest, else a new one. */
    Business business(String name) {
        List<JsonNode> all =
                api.get("/api/v1/businesses").path("businesses").valueStream().toList();
        return all.stream()
                .filter(business -> business.path("name").asString("").equals(name))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(found -> read(found, false))
                .orElseGet(() ->
                        read(
                                api.post(
                                        "/api/v1/businesses",
                                        Map.of("name", name, "languages", List.of("en"))),
                                true));
    }

    private static Business read(JsonNode business, boolean made) {
        return new Business(
                business.path("id").asLong(), business.path("bot").path("id").asString(), made);
    }

    /** Saves the file unless somebody has already changed the bot; answers whether it did. */
    boolean giveFile(String botId, String yaml) {
        int revision = api.get("/api/v1/bots/" + botId).path("revision").asInt();
        if (revision > 1) {
            return false;
        }
        api.put("/api/v1/bots/" + botId + "/file", Map.of("file", yaml, "revision", revision));
        return true;
    }

    Deployment deployment(long business) {
        JsonNode deployment = api.get(deploymentPath(business));
        return new Deployment(
                deployment.path("client_id").asString(""),
                deployment.path("redirect_url").asString(),
                deployment.path("client_secret_set").asBoolean(false),
                !deployment.path("authorised_at").asString("").isEmpty());
    }

    void saveKeys(long business, EmulatedAccount.Keys keys, String clientName, String subdomain) {
        api.put(
                deploymentPath(business),
                Map.of(
                        "client_id",
                        keys.clientId(),
                        "client_name",
                        clientName,
                        "subdomain",
                        subdomain,
                        "client_secret",
                        keys.clientSecret()));
    }

    /** The query of the address that the operator would open in the browser. */
    Map<String, String> authorizeQuery(long business) {
        JsonNode answer = api.get(PLATFORM + "generate_authorize_url/" + business);
        return Query.of(URI.create(answer.path("authorize_url").asString()));
    }

    /** Goes where the consent page sends the browser. */
    void follow(URI location) {
        api.get(location);
    }

    Connection connection(long business) {
        JsonNode status = api.get(deploymentPath(business) + "/connection");
        return new Connection(
                status.path("state").asString(""),
                "%s. %s %s"
                        .formatted(
                                status.path("headline").asString(""),
                                status.path("detail").asString(""),
                                status.path("next_step").asString("")));
    }

    /** Calls back whenever the connection's state may have changed. */
    void onConnectionEvent(long business, Runnable changed) {
        api.listen(
                "/api/v1/businesses/" + business + "/events",
                line -> {
                    if (line.startsWith("event:") && line.endsWith("connection")) {
                        changed.run();
                    }
                });
    }

    private static String deploymentPath(long business) {
        return "/api/v1/businesses/" + business + "/deployments/zendesk_live_chat";
    }
}
