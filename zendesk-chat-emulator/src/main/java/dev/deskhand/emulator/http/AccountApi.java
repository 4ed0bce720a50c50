package dev.deskhand.emulator.http;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Agent;
import dev.deskhand.emulator.account.ApiClient;
import dev.deskhand.emulator.account.Authorisation;
import dev.deskhand.emulator.account.Consent;
import dev.deskhand.emulator.account.Refused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/** Control API: an account as a whole, its API clients, and consents. */
final class AccountApi {

    private static final String CLIENTS = "/emulator/v1/api-clients";
    private static final String CONSENT = "/emulator/v1/consent";

    private final AskedAccount asked;
    private final SignIn signIn;

    AccountApi(AskedAccount asked, SignIn signIn) {
        this.asked = asked;
        this.signIn = signIn;
    }

    void routes(RoutesConfig routes) {
        routes.get(
                "/emulator/v1/account",
                http -> Http.json(http, Views.of(asked.of(http)).account()));
        routes.get("/emulator/v1/state", this::state);
        routes.post(
                "/emulator/v1/reset",
                http -> {
                    asked.of(http).reset();
                    http.status(204);
                });
        routes.get(
                CLIENTS,
                http ->
                        Http.json(
                                http,
                                Map.of(
                                        "api_clients",
                                        asked.of(http).clients().all().stream()
                                                .map(Views::client)
                                                .toList())));
        routes.post(CLIENTS, this::addClient);
        routes.delete(
                CLIENTS + "/{client_id}",
                http -> {
                    asked.of(http).removeClient(http.pathParam("client_id"));
                    http.status(204);
                });
        routes.post("/emulator/v1/consents", this::consentOf);
        routes.get(CONSENT, this::describeConsent);
        routes.post(CONSENT, this::decide);
    }

    private void state(Context http) {
        Account account = asked.of(http);
        if (http.queryParam("after") != null) {
            account.awaitChange(Http.number(http, "after", 0), Http.waitMillis(http));
        }
        Http.json(http, Views.of(account).state());
    }

    private void addClient(Context http) {
        Body body = Body.of(http);
        Account account = asked.of(http);
        boolean confidential =
                body.optionalText("client_type").orElse("public").equals("confidential");
        String owner =
                body.optionalText("agent_id")
                        .or(() -> signIn.agent(http, account).map(Agent::id))
                        .orElse(null);
        if (owner != null) {
            account.roster().agent(owner);
        }
        ApiClient client =
                account.clients()
                        .add(
                                body.text("name"),
                                body.optionalText("company").orElse(""),
                                body.texts("redirect_urls"),
                                confidential,
                                owner);
        Map<String, Object> answer = Views.client(client);
        answer.put("client_secret", client.clientSecret());
        Http.json(http, 201, answer);
    }

    private void consentOf(Context http) {
        Body body = Body.of(http);
        Consent consent = consent(body);
        String location =
                account(http, consent, body).authorisation().allow(consent, body.text("agent_id"));
        Http.json(http, Map.of("location", location));
    }

    private Account account(Context http, Consent consent, Body body) {
        return asked.checked(http, consent.clientId(), body.optionalText("subdomain").orElse(null));
    }

    private static Consent consent(Body body) {
        return new Consent(
                body.text("client_id"),
                body.optionalText("redirect_uri").orElse(null),
                body.optionalText("scope").orElse(null),
                body.optionalText("response_type").orElse(null),
                body.optionalText("state").orElse(null));
    }

    private void describeConsent(Context http) {
        Account account =
                asked.checked(http, http.queryParam("client_id"), http.queryParam("subdomain"));
        Authorisation.Request request =
                account.authorisation()
                        .check(
                                new Consent(
                                        http.queryParam("client_id"),
                                        http.queryParam("redirect_uri"),
                                        http.queryParam("scope"),
                                        http.queryParam("response_type"),
                                        http.queryParam("state")));
        Http.json(
                http,
                Views.ordered(
                        "client",
                                Views.ordered(
                                        "name", request.client().name(),
                                        "company", request.client().company()),
                        "account", account.subdomain(),
                        "agent", signIn.agent(http, account).map(Views::agent).orElse(null),
                        "scopes", request.scopes(),
                        "redirect_uri", request.redirectUri()));
    }

    private void decide(Context http) {
        Body body = Body.of(http);
        Consent consent = consent(body);
        Account account = account(http, consent, body);
        String decision = body.text("decision");
        String location =
                switch (decision) {
                    case "deny" -> account.authorisation().deny(consent);
                    case "allow" -> {
                        Agent agent =
                                signIn.agent(http, account)
                                        .orElseThrow(() ->
                                                new Refused(
                                                        Refused.Kind.UNAUTHORISED,
                                                        "not_signed_in",
                                                        "Nobody is signed in; sign in as the agent the program shall act as."));
                        yield account.authorisation().allow(consent, agent.id());
                    }
                    default -> throw Body.invalid("The field \"decision\" must be allow or deny.");
                };
        Http.json(http, Map.of("location", location));
    }
}
