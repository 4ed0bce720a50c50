package dev.deskhand.emulator.http;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Accounts;
import dev.deskhand.emulator.account.Agent;
import dev.deskhand.emulator.account.Department;
import dev.deskhand.emulator.account.GlobalId;
import dev.deskhand.emulator.account.Role;
import dev.deskhand.emulator.account.Token;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The few reads of the Chat REST API that bots make; ids are the numbers inside the GraphQL ids.
 */
final class ChatRest {

    private static final String BASE = "/api/v2/chat";

    private final Accounts accounts;

    ChatRest(Accounts accounts) {
        this.accounts = accounts;
    }

    void routes(RoutesConfig routes) {
        routes.get(
                BASE + "/agents/me",
                http ->
                        answer(
                                http,
                                (account, token) ->
                                        agent(account, account.roster().agent(token.agentId()))));
        routes.get(
                BASE + "/agents",
                http ->
                        answer(
                                http,
                                (account, token) ->
                                        account.roster().agents().stream()
                                                .map(agent -> agent(account, agent))
                                                .toList()));
        routes.get(
                BASE + "/departments",
                http ->
                        answer(
                                http,
                                (account, token) ->
                                        account.roster().departments().stream()
                                                .map(ChatRest::department)
                                                .toList()));
    }

    private void answer(Context http, BiFunction<Account, Token, Object> work) {
        String sent = bearer(http);
        Account account = accounts.byToken(sent).orElseGet(accounts::first);
        Token token = account.clients().find(sent);
        if (token == null) {
            http.header("WWW-Authenticate", "Bearer");
            Http.json(
                    http,
                    401,
                    Map.of(
                            "error", "Unauthorized",
                            "description",
                                    "A Chat access token is needed; this one is not known."));
            return;
        }
        AskedAccount.touch(http, account);
        if (!token.scopes().contains("read")) {
            Http.json(
                    http,
                    403,
                    Map.of(
                            "error", "Forbidden",
                            "description", "The token lacks the scope read."));
            return;
        }
        Http.json(http, account.consistently(() -> work.apply(account, token)));
    }

    /** The token sent; empty when there is none. */
    static String bearer(Context http) {
        String header = http.header("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : "";
    }

    private static Map<String, Object> agent(Account account, Agent agent) {
        List<Long> departments =
                account.roster().departmentsOf(agent.id()).stream()
                        .map(d -> GlobalId.local(d.id()))
                        .toList();
        boolean administrator = agent.role() == Role.ADMINISTRATOR;
        return Views.ordered(
                "id", GlobalId.local(agent.id()),
                "display_name", agent.name(),
                "first_name", agent.name(),
                "last_name", "",
                "email", agent.email(),
                "enabled", true,
                "departments", departments,
                "enabled_departments", departments,
                "role_id", administrator ? 1 : 2,
                "roles", Map.of("owner", false, "administrator", administrator),
                "skills", List.of());
    }

    private static Map<String, Object> department(Department department) {
        return Views.ordered(
                "id", GlobalId.local(department.id()),
                "name", department.name(),
                "description", "",
                "enabled", true,
                "members", department.agents().stream().map(GlobalId::local).toList(),
                "settings", Map.of());
    }
}
