package dev.deskhand.emulator.http;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Accounts;
import dev.deskhand.emulator.account.Agent;
import dev.deskhand.emulator.account.GlobalId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * Which agent the browser is: a cookie that pages set and the consent page reads. No password, as
 * nothing here is real.
 */
final class SignIn {

    private static final String COOKIE = "emulator_agent";
    private static final String PATH = "/emulator/v1/sign-in";

    private final AskedAccount asked;

    SignIn(AskedAccount asked) {
        this.asked = asked;
    }

    void routes(RoutesConfig routes) {
        routes.get(PATH, http -> Http.json(http, answer(agent(http, asked.of(http)))));
        routes.post(
                PATH,
                http -> {
                    Account account = asked.of(http);
                    Agent agent = account.roster().agent(Body.of(http).text("agent_id"));
                    set(http, account, Long.toString(GlobalId.local(agent.id())), "");
                    Http.json(http, answer(Optional.of(agent)));
                });
        routes.delete(
                PATH,
                http -> {
                    set(http, asked.of(http), "", "; Max-Age=0");
                    Http.json(http, answer(Optional.empty()));
                });
    }

    /** One in each account, so that a browser may be somebody in several. */
    private static String cookie(Account account) {
        return account.subdomain().equals(Accounts.FIRST)
                ? COOKIE
                : COOKIE + "-" + account.subdomain();
    }

    private static void set(Context http, Account account, String value, String more) {
        // By hand: an id ends in '=', which cookies do not carry well, so the local number stands
        // for it.
        http.header(
                "Set-Cookie",
                cookie(account) + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + more);
    }

    private static Object answer(Optional<Agent> agent) {
        return Views.ordered("agent", agent.map(Views::agent).orElse(null));
    }

    Optional<Agent> agent(Context http, Account account) {
        String cookie = http.cookie(cookie(account));
        return account.roster().agents().stream()
                .filter(a -> Long.toString(GlobalId.local(a.id())).equals(cookie))
                .findFirst();
    }
}
