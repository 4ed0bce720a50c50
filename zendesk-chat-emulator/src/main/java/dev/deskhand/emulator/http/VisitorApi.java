package dev.deskhand.emulator.http;

import dev.deskhand.emulator.account.Visitor;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** Control API: visitors, what they see, and what agents see of their channels. */
final class VisitorApi {

    private static final String VISITORS = "/emulator/v1/visitors";
    private static final String CHANNELS = "/emulator/v1/channels";

    private final AskedAccount asked;

    VisitorApi(AskedAccount asked) {
        this.asked = asked;
    }

    void routes(RoutesConfig routes) {
        routes.post(VISITORS, this::arrive);
        routes.post(
                VISITORS + "/{id}/messages",
                http -> {
                    String text = Body.of(http).text("text");
                    Http.json(
                            http,
                            201,
                            Views.event(
                                    asked.of(http).chats().say(http.pathParam("id"), text), false));
                });
        routes.post(
                VISITORS + "/{id}/leave",
                http -> {
                    asked.of(http).chats().leave(http.pathParam("id"));
                    Http.json(
                            http,
                            Views.visitor(asked.of(http).chats().visitor(http.pathParam("id"))));
                });
        routes.post(
                VISITORS + "/{id}/return",
                http ->
                        Http.json(
                                http,
                                Views.visitor(
                                        asked.of(http).chats().comeBack(http.pathParam("id")))));
        routes.get(
                VISITORS + "/{id}/events",
                http ->
                        events(
                                http,
                                asked.of(http).chats().visitor(http.pathParam("id")).channelId(),
                                false));
        routes.get(CHANNELS + "/{id}/events", http -> events(http, http.pathParam("id"), true));
        routes.post(
                CHANNELS + "/{id}/trigger",
                http -> {
                    String text = Body.of(http).text("text");
                    Http.json(
                            http,
                            201,
                            Views.event(
                                    asked.of(http).chats().trigger(http.pathParam("id"), text),
                                    true));
                });
    }

    private void arrive(Context http) {
        Body body = Body.of(http);
        Visitor visitor =
                asked.of(http)
                        .chats()
                        .arrive(
                                body.optionalText("name").orElse(null),
                                body.optionalText("email").map(PeopleApi::email).orElse(null),
                                body.optionalText("department").orElse(null));
        Http.json(
                http,
                201,
                Views.ordered(
                        "visitor_id", visitor.id(),
                        "channel_id", visitor.channelId(),
                        "name", visitor.name()));
    }

    private void events(Context http, String channelId, boolean forAgents) {
        long after = Http.number(http, "after", 0);
        List<?> events =
                asked.of(http).chats().awaitLog(channelId, after, Http.waitMillis(http)).stream()
                        .map(entry -> Views.event(entry, forAgents))
                        .toList();
        Http.json(http, Views.ordered("events", events));
    }
}
