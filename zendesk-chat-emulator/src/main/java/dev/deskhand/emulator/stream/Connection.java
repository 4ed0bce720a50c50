package dev.deskhand.emulator.stream;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Option;
import dev.deskhand.emulator.account.Session;
import dev.deskhand.emulator.fault.Fault;
import dev.deskhand.emulator.fault.Occasion;
import dev.deskhand.emulator.graphql.Caller;
import dev.deskhand.emulator.graphql.GraphQlApi;
import dev.deskhand.emulator.graphql.Operation;
import dev.deskhand.emulator.json.Json;
import dev.deskhand.emulator.recording.Recorder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A session's open socket: reads its frames, one after the other, and answers each. */
public final class Connection {

    private static final Set<String> PING = Set.of(Occasion.PING);
    private static final Set<String> STOP = Set.of("stop_subscription");

    private final Sockets sockets;
    private final Caller caller;
    private final AgentSocket socket;
    private final GraphQlApi graphQl;
    private final String websocketBase;
    private final SocketFaults faults;
    private final Recorder.@Nullable Tape tape;
    private final Inlet inlet;

    /** The thread that is answering a request, and what ended the session while it did. */
    private volatile @Nullable Thread answering;

    private volatile @Nullable String endedBy;

    Connection(
            Sockets sockets,
            Caller caller,
            AgentSocket socket,
            GraphQlApi graphQl,
            String websocketBase,
            SocketFaults faults,
            Recorder.@Nullable Tape tape) {
        this.sockets = sockets;
        this.caller = caller;
        this.socket = socket;
        this.graphQl = graphQl;
        this.websocketBase = websocketBase;
        this.faults = faults;
        this.tape = tape;
        this.inlet = new Inlet(socket, faults);
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
        if (tape != null) {
            tape.in(text);
        }
        if (socket.silent()) {
            return;
        }
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
            ping(frame);
        } else {
            String type = frame.path("type").asString("");
            JsonNode payload = frame.path("payload");
            switch (type) {
                case "request" -> answer(id, payload);
                case "stop_subscription" ->
                        carryOut(id, STOP, Operation.UNREADABLE, () -> stop(id, payload));
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

    private void ping(JsonNode frame) {
        carryOut(null, PING, Operation.UNREADABLE, () -> pong(frame.get("payload")));
    }

    /** Does it, unless a fault has it otherwise. */
    private void carryOut(
            @Nullable JsonNode id, Set<String> operations, Operation operation, Runnable work) {
        Inlet.Verdict verdict =
                faults.quiet() ? new Inlet.Verdict.GoOn() : inlet.look(operations, operation);
        switch (verdict) {
            case Inlet.Verdict.GoOn _ -> work.run();
            case Inlet.Verdict.GoOnThenCut _ -> {
                work.run();
                socket.cut();
            }
            case Inlet.Verdict.Refuse refusal -> {
                Map<String, Object> frame = replyFrame(id, refusal.payload());
                if (refusal.errorCode() > 0) {
                    frame.put("errorCode", refusal.errorCode());
                }
                socket.frame(frame, operations);
            }
            case Inlet.Verdict.Ignore _ -> {
                // As if it had never come.
            }
        }
    }

    /** A fault that is to strike at once. */
    void strike(Fault fault) {
        switch (fault) {
            case Fault.DropSocket _ -> socket.cut();
            case Fault.HalfOpen _ -> socket.silence();
            case Fault.EndOfSession end -> faults.endSession(end.reason());
            case Fault.RevokeToken _ -> faults.revokeTokens();
            case Fault.SecondSession _ -> faults.secondSession();
            case Fault.Maintenance _ -> shutForMaintenance();
            case Fault.Delay _,
                    Fault.Slow _,
                    Fault.Duplicate _,
                    Fault.Reorder _,
                    Fault.ReplayHistory _,
                    Fault.TooManyRequests _,
                    Fault.ServerError _,
                    Fault.MalformedJson _,
                    Fault.UnknownSig _,
                    Fault.OversizedFrame _,
                    Fault.RefuseToken _,
                    Fault.DepartmentOffline _,
                    Fault.RefuseRequest _,
                    Fault.RefuseTransfer _ -> {
                // These wait for a frame.
            }
        }
    }

    /** As a service does that goes down for a while. */
    void shutForMaintenance() {
        socket.close(AgentSocket.RESTARTING, "maintenance");
    }

    private void pong(@Nullable JsonNode payload) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("sig", "PONG");
        if (payload != null && !account().options().is(Option.PONG_PAYLOAD, "none")) {
            frame.put("payload", payload);
        }
        socket.frame(frame, PING);
    }

    private void answer(@Nullable JsonNode id, JsonNode payload) {
        Optional<GraphQlApi.Request> read = GraphQlApi.Request.of(payload);
        if (read.isEmpty()) {
            fail(id, "bad_request", "payload.query must be a string holding a GraphQL document.");
            return;
        }
        if (payload.has("variables")
                && account().options().is(Option.SOCKET_VARIABLES, "refused")) {
            fail(id, "no_variables", "Variables are not taken over the socket; inline the values.");
            return;
        }
        GraphQlApi.Request request = read.get();
        Operation operation = faults.quiet() ? Operation.UNREADABLE : Operation.of(request);
        carryOut(id, operation.names(), operation, () -> answer(id, request, operation));
    }

    private void answer(@Nullable JsonNode id, GraphQlApi.Request request, Operation operation) {
        answering = Thread.currentThread();
        try {
            execute(id, request, operation);
        } finally {
            answering = null;
            String reason = endedBy;
            if (reason != null) {
                socket.endOfSession(reason);
            }
        }
    }

    private void execute(@Nullable JsonNode id, GraphQlApi.Request request, Operation operation) {
        GraphQlApi.Answer answer = graphQl.execute(request, caller, websocketBase);
        if (answer.subscription().isPresent()) {
            String subscriptionId = UUID.randomUUID().toString();
            Map<String, ?> data = Map.of("data", Map.of("subscription_id", subscriptionId));
            if (!socket.subscribe(
                    subscriptionId,
                    answer.subscription().get(),
                    replyFrame(id, data),
                    operation.names(),
                    mostSubscriptions())) {
                fail(
                        id,
                        "too_many_subscriptions",
                        "This socket has too many subscriptions; stop one first.");
            }
        } else {
            socket.frame(replyFrame(id, answer.body()), operation.names());
        }
    }

    private long mostSubscriptions() {
        return account().options().number(Option.SUBSCRIPTIONS_PER_SOCKET);
    }

    private void stop(@Nullable JsonNode id, JsonNode payload) {
        String subscriptionId = payload.path("subscription_id").asString("");
        if (socket.unsubscribe(subscriptionId)) {
            Map<String, ?> data = Map.of("data", Map.of("subscription_id", subscriptionId));
            socket.frame(replyFrame(id, data), STOP);
        } else {
            fail(
                    id,
                    "unknown_subscription",
                    "This socket has no subscription \"" + subscriptionId + "\".");
        }
    }

    private void fail(@Nullable JsonNode id, String code, String message) {
        Map<String, Object> error = Map.of("message", message, "extensions", Map.of("code", code));
        socket.frame(replyFrame(id, Map.of("errors", List.of(error))), Set.of());
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
