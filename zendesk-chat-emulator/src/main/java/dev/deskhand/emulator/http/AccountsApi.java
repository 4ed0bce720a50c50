package dev.deskhand.emulator.http;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Accounts;
import dev.deskhand.emulator.time.EmulatorTime;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;

/** Control API: what is above the accounts, that is which there are, and the time. */
final class AccountsApi {

    private static final String ACCOUNTS = "/emulator/v1/accounts";
    private static final String CLOCK = "/emulator/v1/clock";

    private final Accounts accounts;
    private final EmulatorTime time;

    AccountsApi(Accounts accounts, EmulatorTime time) {
        this.accounts = accounts;
        this.time = time;
    }

    void routes(RoutesConfig routes) {
        routes.get(
                ACCOUNTS,
                http ->
                        Http.json(
                                http,
                                Map.of(
                                        "accounts",
                                        accounts.all().stream()
                                                .map(a -> Views.of(a).account())
                                                .toList())));
        routes.post(ACCOUNTS, this::add);
        routes.delete(
                ACCOUNTS + "/{subdomain}",
                http -> {
                    AskedAccount.touch(http, accounts.remove(http.pathParam("subdomain")));
                    http.status(204);
                });
        routes.get(CLOCK, this::tell);
        routes.post(CLOCK, this::advance);
    }

    private void add(Context http) {
        Body body = Body.of(http);
        String subdomain = body.text("subdomain");
        Account account = accounts.add(subdomain, body.optionalText("name").orElse(subdomain));
        AskedAccount.touch(http, account);
        Http.json(http, 201, Views.of(account).account());
    }

    private void advance(Context http) {
        Duration step = Duration.ofMillis(Body.of(http).number("advance_ms"));
        if (step.isNegative() || step.compareTo(EmulatorTime.LONGEST_STEP) > 0) {
            throw Body.invalid(
                    "advance_ms must be 0 to %d; time goes forward only."
                            .formatted(EmulatorTime.LONGEST_STEP.toMillis()));
        }
        time.advance(step);
        tell(http);
    }

    private void tell(Context http) {
        Http.json(http, Map.of("now", time.millis(), "advanced_ms", time.advanced().toMillis()));
    }
}
