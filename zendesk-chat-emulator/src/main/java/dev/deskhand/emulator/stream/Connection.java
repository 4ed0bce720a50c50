package dev.deskhand.emulator.stream;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Option;
import dev.deskhand.emulator.account.Session;
import dev.deskhand.emulator.graphql.Caller;
import dev.deskhand.emulator.graphql.GraphQlApi;
import dev.deskhand.emulator.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A session's open socket: reads its frames, one after the other, and answers each. */
public final class Connection {

    private final Sockets sockets;
    private final Caller caller;
    private final AgentSocket socket;
    private final GraphQlApi graphQl;
    private final String websocketBase;

    /** The thread that is answering a request, and what ended the session while it did. */
    private volatile @Nullable Thread answering;

    private volatile @Nullable String endedBy;

    Connection(
            Sockets sockets,
            Caller caller,
            AgentSocket socket,
            GraphQlApi graphQl,
            String websocketBase) {
        this.sockets = sockets;
        this.caller = caller;
        this.socket = socket;
        this.graphQl = graphQl;
        this.websocketBase = websocketBase;
    }

    Session session() {
        return caller.session();
    }

    /** A socket without a frame for this long is to be closed. */
    public Duration idleLimit() {
        return Duration.ofSeconds(account().options().number(Option.SOCKET_IDLE_S));
    }

    Account account() {
        return caller.account();
    }

    AgentSocket socket() {
        return socket;
    }

    /** The session is over. One that ended itself gets the reply to that request first. */
    void end(String reason) {
        if (Thread.currentThread().equals(answering)) {
            endedBy = reason;
        } else {
            socket.endOfSession(reason);
        }
    }

    /** The socket has closed, whoever closed it. */
    public void closed() {
        sockets.closed(this);
    }

    /** Takes one text frame. Nothing a client sends costs it the socket. */
    public void received(String text) {
        JsonNode frame;
        try {
            frame = Json.tree(text);
        } catch (Json.Unreadable e) {
            fail(null, "bad_frame", "The frame is " + e.getMessage());
            return;
        }
        JsonNode id = frame.get("id");
        if (!frame.isObject()) {
            fail(null, "bad_frame", "A frame must be a JSON object.");
        } else if (frame.path("sig").asString("").equals("PING")) {
            pong(frame.get("payload"));
        } else {
            String type = frame.path("type").asString("");
            JsonNode payload = frame.path("payload");
            switch (type) {
                case "request" -> answer(id, payload);
                case "stop_subscription" -> stop(id, payload);
                default ->
                        fail(
                                id,
                                "unknown_frame",
                                "A frame needs type \"request\" or \"stop_subscription\", or sig \"PING\".");
            }
        }
    }

    /** Takes one binary frame, which no document can be in. */
    public void receivedBinary() {
        fail(null, "bad_frame", "Frames must be text that holds a JSON object, not binary.");
    }

    private void pong(@Nullable JsonNode payload) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("sig", "PONG");
        if (payload != null && !account().options().is(Option.PONG_PAYLOAD, "none")) {
            frame.put("payload", payload);
        }
        socket.frame(frame);
    }

    private void answer(@Nullable JsonNode id, JsonNode payload) {
        answering = Thread.currentThread();
        try {
            request(id, payload);
        } finally {
            answering = null;
            String reason = endedBy;
            if (reason != null) {
                socket.endOfSession(reason);
            }
        }
    }

    private void request(@Nullable JsonNode id, JsonNode payload) {
        JsonNode query = payload.path("query");
        JsonNode variables = payload.path("variables");
        if (!query.isString()) {
            fail(id, "bad_request", "payload.query must be a string holding a GraphQL document.");
            return;
        }
        if (!variables.isMissingNode()
                && account().options().is(Option.SOCKET_VARIABLES, "refused")) {
            fail(id, "no_variables", "Variables are not taken over the socket; inline the values.");
            return;
        }
        GraphQlApi.Answer answer =
                graphQl.execute(
                        new GraphQlApi.Request(
                                query.stringValue(),
                                variables.isObject() ? Json.map(variables) : Map.of(),
                                payload.path("operationName").isString()
                                        ? payload.path("operationName").stringValue()
                                        : null),
                        caller,
                        websocketBase);
        if (answer.subscription().isPresent()) {
            String subscriptionId = UUID.randomUUID().toString();
            Map<String, ?> data = Map.of("data", Map.of("subscription_id", subscriptionId));
            if (!socket.subscribe(
                    subscriptionId,
                    answer.subscription().get(),
                    replyFrame(id, data),
                    mostSubscriptions())) {
                fail(
                        id,
                        "too_many_subscriptions",
                        "This socket has too many subscriptions; stop one first.");
            }
        } else {
            reply(id, answer.body());
        }
    }

    private long mostSubscriptions() {
        return account().options().number(Option.SUBSCRIPTIONS_PER_SOCKET);
    }

    private void stop(@Nullable JsonNode id, JsonNode payload) {
        String subscriptionId = payload.path("subscription_id").asString("");
        if (socket.unsubscribe(subscriptionId)) {
            reply(id, Map.of("data", Map.of("subscription_id", subscriptionId)));
        } else {
            fail(
                    id,
                    "unknown_subscription",
                    "This socket has no subscription \"" + subscriptionId + "\".");
        }
    }

    private void fail(@Nullable JsonNode id, String code, String message) {
        Map<String, Object> error = Map.of("message", message, "extensions", Map.of("code", code));
        reply(id, Map.of("errors", List.of(error)));
    }

    private void reply(@Nullable JsonNode id, Map<String, ?> payload) {
        socket.frame(replyFrame(id, payload));
    }

    private static Map<String, Object> replyFrame(@Nullable JsonNode id, Map<String, ?> payload) {
        Map<String, Object> frame = new LinkedHashMap<>();
        if (id != null) {
            frame.put("id", id);
        }
        frame.put("payload", payload);
        return frame;
    }
}
