package dev.deskhand.emulator.http;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Accounts;
import dev.deskhand.emulator.account.Token;
import dev.deskhand.emulator.fault.Fault;
import dev.deskhand.emulator.fault.Occasion;
import dev.deskhand.emulator.fault.Place;
import dev.deskhand.emulator.fault.Strike;
import dev.deskhand.emulator.graphql.GraphQlApi;
import dev.deskhand.emulator.graphql.Operation;
import dev.deskhand.emulator.json.Json;
import dev.deskhand.emulator.stream.Sockets;
import dev.deskhand.emulator.time.EmulatorTime;
import dev.deskhand.emulator.time.Pause;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where faults strike calls over HTTP that programs make of the real service. */
final class FaultGate {

    private static final String JSON = "application/json; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String GRAPHQL = "/graphql/request";
    private static final String REST = "/api/v2/chat/*";
    private static final String HALVED = "halved";
    private static final String START = "startAgentSession";
    private static final String TOKEN = "token";

    private final Accounts accounts;
    private final Sockets sockets;
    private final EmulatorTime time;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /** A call: whose it is and what it asks for. */
    private record Asked(Account account, @Nullable String agent, Set<String> operations) {}

    private interface Reader {

        Asked read(Context http);
    }

    FaultGate(Accounts accounts, Sockets sockets, EmulatorTime time) {
        this.accounts = accounts;
        this.sockets = sockets;
        this.time = time;
    }

    void routes(RoutesConfig routes) {
        guard(routes, GRAPHQL, this::graphQl);
        OAuthEndpoints.TOKEN_PATHS.forEach(path -> guard(routes, path, this::token));
        guard(routes, REST, this::rest);
        routes.wsBeforeUpgrade(
                StreamEndpoint.PATH,
                http -> {
                    if (loud()) {
                        meet(http, Place.DIAL, dialled(http));
                    }
                });
        routes.exception(Struck.class, Struck::answer);
    }

    private void guard(RoutesConfig routes, String path, Reader reader) {
        routes.before(
                path,
                http -> {
                    if (loud()) {
                        meet(http, Place.HTTP, reader.read(http));
                    }
                });
        routes.after(path, FaultGate::halve);
    }

    private boolean loud() {
        return accounts.all().stream().anyMatch(account -> !account.faults().quiet());
    }

    private Asked graphQl(Context http) {
        JsonNode body;
        try {
            body = Json.tree(http.body());
        } catch (Json.Unreadable e) {
            // Refused in words further on; no fault is about it.
            return new Asked(accounts.first(), null, Set.of(GRAPHQL));
        }
        Operation operation =
                GraphQlApi.Request.of(body).map(Operation::of).orElse(Operation.UNREADABLE);
        return of(operation.texts().getOrDefault("access_token", ""), operation.names());
    }

    private Asked token(Context http) {
        Account account =
                accounts.byClient(http.formParam("client_id"), http.formParam("subdomain"))
                        .orElseGet(accounts::first);
        return new Asked(account, null, Set.of(TOKEN));
    }

    private Asked rest(Context http) {
        String path = http.path();
        return of(ChatRest.bearer(http), Set.of(path.substring(path.lastIndexOf('/') + 1)));
    }

    private Asked dialled(Context http) {
        String link = http.pathParam("link");
        int colon = link.indexOf(':');
        Account account =
                accounts.bySession(colon < 0 ? link : link.substring(0, colon))
                        .orElseGet(accounts::first);
        return new Asked(account, null, Set.of(Occasion.CONNECT));
    }

    private Asked of(String accessToken, Set<String> operations) {
        Account account = accounts.byToken(accessToken).orElseGet(accounts::first);
        Token token = account.clients().find(accessToken);
        return new Asked(account, token == null ? null : token.agentId(), operations);
    }

    private void meet(Context http, Place place, Asked asked) throws InterruptedException {
        underMaintenance(asked.account());
        List<Strike> strikes =
                asked.account().faults().at(new Occasion(place, asked.agent(), asked.operations()));
        for (Strike strike : strikes) {
            meet(http, strike.fault(), asked);
        }
    }

    private static void underMaintenance(Account account) {
        account.faults()
                .maintenance()
                .ifPresent(left -> {
                    throw new Struck(
                            503,
                            TEXT,
                            "Down for maintenance",
                            retryAfter(Math.max(1, left.plusMillis(999).toSeconds())));
                });
    }

    private void meet(Context http, Fault fault, Asked asked) throws InterruptedException {
        switch (fault) {
            case Fault.Delay delay -> pause(delay.time());
            case Fault.Slow slow -> pause(slow.each());
            case Fault.TooManyRequests limit ->
                    throw new Struck(
                            429, TEXT, "Too many requests", retryAfter(limit.retryAfterSeconds()));
            case Fault.ServerError failure ->
                    throw new Struck(failure.status(), TEXT, "The service has failed", Map.of());
            case Fault.MalformedJson _ -> http.attribute(HALVED, true);
            case Fault.RefuseToken _ -> throw refusedToken(asked.operations());
            case Fault.RevokeToken _ -> {
                if (asked.agent() != null) {
                    asked.account().revokeTokens(asked.agent());
                }
            }
            case Fault.Maintenance _ -> {
                sockets.maintenance(asked.account());
                underMaintenance(asked.account());
            }
            case Fault.DropSocket _,
                    Fault.HalfOpen _,
                    Fault.Duplicate _,
                    Fault.Reorder _,
                    Fault.ReplayHistory _,
                    Fault.EndOfSession _,
                    Fault.UnknownSig _,
                    Fault.OversizedFrame _,
                    Fault.DepartmentOffline _,
                    Fault.RefuseRequest _,
                    Fault.RefuseTransfer _,
                    Fault.SecondSession _ -> {
                // The menu lets none of these strike here.
            }
        }
    }

    private void pause(Duration pause) throws InterruptedException {
        Pause.await(time, pause, closed);
    }

    private static Map<String, String> retryAfter(long seconds) {
        return Map.of("Retry-After", Long.toString(seconds));
    }

    private static Struck refusedToken(Set<String> operations) {
        if (operations.contains(START)) {
            Map<String, ?> error =
                    Map.of(
                            "message", "The access token is unknown or was revoked.",
                            "path", List.of(START),
                            "extensions", Map.of("code", "invalid_token"));
            Map<String, Object> body = Views.ordered("errors", List.of(error), "data", null);
            return new Struck(200, JSON, Json.write(body), Map.of());
        }
        if (operations.contains(TOKEN)) {
            Map<String, ?> body =
                    Map.of(
                            "error", "invalid_grant",
                            "error_description", "The grant is unknown or was revoked.");
            return new Struck(400, JSON, Json.write(body), Map.of());
        }
        Map<String, ?> body =
                Map.of(
                        "error", "Unauthorized",
                        "description", "A Chat access token is needed; this one is not known.");
        return new Struck(401, JSON, Json.write(body), Map.of("WWW-Authenticate", "Bearer"));
    }

    private static void halve(Context http) {
        String whole = http.attribute(HALVED) == null ? null : http.result();
        if (whole != null) {
            http.result(whole.substring(0, whole.length() / 2));
        }
    }

    /** Lets go of every call that a delay holds. */
    void close() {
        closed.complete(null);
    }
}
