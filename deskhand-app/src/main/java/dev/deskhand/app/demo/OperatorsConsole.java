package dev.deskhand.app.demo;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The platform's side of the guide, over the server's public HTTP API. */
public final class OperatorsConsole {
    private static final String PLATFORM = "/third_party_integrations/v1/zendesk_live_chat/";

    private final HttpJson api;

    public OperatorsConsole(HttpJson api) {
        this.api = api;
    }

    /**
     * A business as the demo needs it.
     *
     * @param made whether this call made it
     */
    public record Business(long id, String botId, boolean made) {}

    /** The part of a deployment's state that decides what is still to do. */
    public record Deployment(
            String clientId, String redirectUrl, boolean secretSet, boolean authorised) {}

    /** Where the connection stands; {@code words} are for the person. */
    public record Connection(String state, String words) {
        public boolean online() {
            return state.equals("online");
        }

        /** States that only a person's deed ends. */
        public boolean needsPerson() {
            return List.of(
                            "not_configured",
                            "not_authorised",
                            "taken_over",
                            "token_refused",
                            "ip_refused",
                            "stopped")
                    .contains(state);
        }

        public boolean needsConsent() {
            return List.of("not_authorised", "token_refused").contains(state);
        }
    }

    /**
     * Makes the first administrator with the setup link where nobody is there yet; else signs in.
     */
    public void enter(Optional<URI> setupLink, String name, DemoSettings.SignIn signIn) {
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
    public Business business(String name) {
        List<JsonNode> all =
                api.get("/api/v1/businesses").path("businesses").valueStream().toList();
        return all.stream()
                .filter(business -> business.path("name").asString("").equals(name))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(found -> read(found, false))
                .orElseGet(() -> newBusiness(name));
    }

    public Business newBusiness(String name) {
        return read(
                api.post("/api/v1/businesses", Map.of("name", name, "languages", List.of("en"))),
                true);
    }

    private static Business read(JsonNode business, boolean made) {
        return new Business(
                business.path("id").asLong(), business.path("bot").path("id").asString(), made);
    }

    /**
     * Saves and publishes the bot. In one that somebody has already changed, only the address of
     * the shop is put right; and that is published unless there are other changes as well.
     */
    void giveBot(String botId, DemoBot bot) {
        JsonNode now = api.get(place(botId));
        String file = now.path("file").asString("");
        int revision = now.path("revision").asInt();
        boolean untouched = revision <= 1;
        String wanted = untouched ? bot.file() : bot.moved(file);
        if (wanted.equals(file)) {
            return;
        }
        save(botId, wanted, revision);
        if (untouched || !now.path("draft_differs").asBoolean(false)) {
            publish(botId, "The demo's bot");
        }
    }

    /** Saves a file over whatever is there, and lets it go live. */
    public void publishFile(String botId, String yaml) {
        save(botId, yaml, api.get(place(botId)).path("revision").asInt());
        publish(botId, "");
    }

    private void save(String botId, String yaml, int revision) {
        api.put(place(botId) + "/file", Map.of("file", yaml, "revision", revision));
    }

    private void publish(String botId, String note) {
        api.post(place(botId) + "/publish", Map.of("note", note));
    }

    private static String place(String botId) {
        return "/api/v1/bots/" + botId;
    }

    public Deployment deployment(long business) {
        JsonNode deployment = api.get(deploymentPath(business));
        return new Deployment(
                deployment.path("client_id").asString(""),
                deployment.path("redirect_url").asString(),
                deployment.path("client_secret_set").asBoolean(false),
                !deployment.path("authorised_at").asString("").isEmpty());
    }

    public void saveKeys(
            long business, EmulatedAccount.Keys keys, String clientName, String subdomain) {
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

    /** Makes an API client in the account, and enters its keys. */
    public EmulatedAccount.Keys giveKeys(
            long business, EmulatedAccount account, String clientName, String company) {
        EmulatedAccount.Keys keys =
                account.newClient(clientName, company, deployment(business).redirectUrl());
        saveKeys(business, keys, clientName, account.subdomain());
        return keys;
    }

    /** The query of the address that the operator would open in the browser. */
    public Map<String, String> authorizeQuery(long business) {
        JsonNode answer = api.get(PLATFORM + "generate_authorize_url/" + business);
        return Query.of(URI.create(answer.path("authorize_url").asString()));
    }

    /** Goes where the consent page sends the browser. */
    public void follow(URI location) {
        api.get(location);
    }

    public Connection connection(long business) {
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
    public void onConnectionEvent(long business, Runnable changed) {
        api.listen(
                "/api/v1/businesses/" + business + "/events",
                line -> {
                    if (line.startsWith("event:") && line.endsWith("connection")) {
                        changed.run();
                    }
                });
    }

    /** Where the API has the deployment of a business. */
    public static String deploymentPath(long business) {
        return "/api/v1/businesses/" + business + "/deployments/zendesk_live_chat";
    }
}
