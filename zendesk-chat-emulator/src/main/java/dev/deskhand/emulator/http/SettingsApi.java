package dev.deskhand.emulator.http;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.ChannelView;
import dev.deskhand.emulator.account.Option;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;

/** Control API: how an account behaves, and the chats that agents have among themselves. */
final class SettingsApi {

    private static final String SETTINGS = "/emulator/v1/settings";
    private static final String OPTIONS = "/emulator/v1/options";

    private final AskedAccount asked;

    SettingsApi(AskedAccount asked) {
        this.asked = asked;
    }

    void routes(RoutesConfig routes) {
        routes.get(SETTINGS, http -> Http.json(http, asked.of(http).settings().view()));
        routes.patch(
                SETTINGS,
                http ->
                        Http.json(
                                http,
                                asked.of(http).changeSettings(Body.of(http).fields()).view()));
        routes.get(OPTIONS, http -> answerOptions(http, asked.of(http)));
        routes.patch(
                OPTIONS,
                http -> {
                    Account account = asked.of(http);
                    account.changeOptions(Body.of(http).fields());
                    answerOptions(http, account);
                });
        routes.post("/emulator/v1/agent-chats", this::meet);
    }

    private static void answerOptions(Context http, Account account) {
        List<?> catalogue =
                Arrays.stream(Option.values())
                        .map(option ->
                                Views.ordered(
                                        "name", option.key(),
                                        "question", option.question(),
                                        "answer", account.options().view().get(option.key()),
                                        "default", option.ours(),
                                        "answers", option.choices()))
                        .toList();
        Http.json(http, Views.ordered("options", account.options().view(), "catalogue", catalogue));
    }

    private void meet(Context http) {
        Account account = asked.of(http);
        ChannelView channel = account.chats().meet(Body.of(http).texts("agents"));
        Http.json(http, 201, Views.ordered("id", channel.id(), "agents", channel.agents()));
    }
}
