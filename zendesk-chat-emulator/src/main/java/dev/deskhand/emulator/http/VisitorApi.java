package dev.deskhand.emulator.http;

import dev.deskhand.emulator.account.Chats;
import dev.deskhand.emulator.account.Visitor;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
                                    asked.of(http).chats().say(http.pathParam("id"), text),
                                    Views.Reader.WIDGET));
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
        routes.patch(VISITORS + "/{id}", this::change);
        routes.get(
                VISITORS + "/{id}/events",
                http -> {
                    Visitor visitor = asked.of(http).chats().visitor(http.pathParam("id"));
                    events(http, visitor.channelId(), Views.Reader.of(visitor));
                });
        routes.get(
                CHANNELS + "/{id}/events",
                http -> events(http, http.pathParam("id"), Views.Reader.AGENT));
        routes.post(
                CHANNELS + "/{id}/trigger",
                http -> {
                    String text = Body.of(http).text("text");
                    Http.json(
                            http,
                            201,
                            Views.event(
                                    asked.of(http).chats().trigger(http.pathParam("id"), text),
                                    Views.Reader.AGENT));
                });
    }

    private void arrive(Context http) {
        Body body = Body.of(http);
        Visitor visitor =
                asked.of(http)
                        .chats()
                        .arrive(
                                new Chats.Arrival(
                                        body.optionalText("name").orElse(null),
                                        body.optionalText("email")
                                                .map(PeopleApi::email)
                                                .orElse(null),
                                        body.optionalText("department").orElse(null),
                                        details(body),
                                        body.texts("tags")));
        Http.json(
                http,
                201,
                Views.ordered(
                        "visitor_id", visitor.id(),
                        "channel_id", visitor.channelId(),
                        "name", visitor.name()));
    }

    private void change(Context http) {
        Body body = Body.of(http);
        Map<String, Object> changes = details(body);
        body.optionalText("name").ifPresent(name -> changes.put("name", name));
        body.optionalText("email")
                .map(PeopleApi::email)
                .ifPresent(email -> changes.put("email", email));
        Visitor visitor =
                asked.of(http)
                        .chats()
                        .change(
                                http.pathParam("id"),
                                changes,
                                body.has("tags") ? body.texts("tags") : null);
        Http.json(http, Views.visitor(visitor));
    }

    /** What is given of the details; an empty text empties one. */
    private static Map<String, Object> details(Body body) {
        Map<String, Object> details = new HashMap<>();
        for (String key : Visitor.Details.KEYS) {
            if (body.has(key)) {
                details.put(key, body.optionalText(key).orElse(""));
            }
        }
        return details;
    }

    private void events(Context http, String channelId, Views.Reader reader) {
        long after = Http.number(http, "after", 0);
        List<?> events =
                asked.of(http).chats().awaitLog(channelId, after, Http.waitMillis(http)).stream()
                        .map(entry -> Views.event(entry, reader))
                        .toList();
        Http.json(http, Views.ordered("events", events));
    }
}
