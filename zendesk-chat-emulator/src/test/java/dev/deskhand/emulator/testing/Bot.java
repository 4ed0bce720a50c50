package dev.deskhand.emulator.testing;

import dev.deskhand.emulator.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** A socket client that sends frames as written and lets a test wait for those that come. */
public final class Bot implements AutoCloseable {

    private static final long DEADLINE_SECONDS = 10;
    private static final int ABNORMAL = 1006;
    private static final long PROBE_MILLIS = 200;

    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final List<JsonNode> passedOver = new ArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private int lastId;

    private Bot(String url) {
        socket =
                Http.client()
                        .newWebSocketBuilder()
                        .connectTimeout(Duration.ofSeconds(DEADLINE_SECONDS))
                        .buildAsync(URI.create(url), new Listener())
                        .join();
    }

    public static Bot connect(String websocketUrl) {
        return new Bot(websocketUrl);
    }

    public void send(String frame) {
        socket.sendText(frame, true).join();
    }

    public void sendBinary(String frame) {
        socket.sendBinary(ByteBuffer.wrap(frame.getBytes(StandardCharsets.UTF_8)), true).join();
    }

    /** Sends a document under a new number and returns the payload of its reply. */
    public JsonNode ask(String document) {
        int id = ++lastId;
        request(id, document);
        return awaitFrame(f -> f.path("id").asInt(-1) == id).path("payload");
    }

    /** Asks under an id of any kind, however often it was used. */
    public void request(Object id, String document) {
        send(Json.write(Map.of("payload", Map.of("query", document), "type", "request", "id", id)));
    }

    /** The next reply under that id, whole. */
    public JsonNode reply(Object id) {
        String wanted = Json.write(id);
        return awaitFrame(f -> f.has("id") && f.get("id").toString().equals(wanted));
    }

    /** Subscribes and returns the subscription's id. */
    public String subscribe(String document) {
        JsonNode payload = ask(document);
        JsonNode id = payload.path("data").path("subscription_id");
        if (!id.isString()) {
            throw new AssertionError("not subscribed: " + payload);
        }
        return id.stringValue();
    }

    public void online() {
        ask("mutation { updateAgentStatus(status: ONLINE) { node { id } } }");
    }

    /** The data of the next event of this subscription. */
    public JsonNode event(String subscriptionId) {
        return awaitFrame(f ->
                        f.path("sig").asString("").equals("DATA")
                                && f.path("subscription_id").asString("").equals(subscriptionId))
                .path("payload")
                .path("data");
    }

    public JsonNode signal(String name) {
        return awaitFrame(f -> f.path("sig").asString("").equals(name));
    }

    /** The next frame that fits; others stay for later. */
    public JsonNode awaitFrame(Predicate<JsonNode> fits) {
        for (JsonNode frame : passedOver) {
            if (fits.test(frame)) {
                passedOver.remove(frame);
                return frame;
            }
        }
        try {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
            while (true) {
                JsonNode frame = frames.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (frame == null) {
                    throw new AssertionError("No such frame came; passed over: " + passedOver);
                }
                if (fits.test(frame)) {
                    return frame;
                }
                passedOver.add(frame);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /**
     * Every frame that has come and was not asked for. A PING is sent and its PONG waited for
     * first, so whatever the emulator had sent before is here.
     */
    public List<JsonNode> rest() {
        send("{\"sig\":\"PING\",\"payload\":\"rest\"}");
        signal("PONG");
        return List.copyOf(passedOver);
    }

    /** Waits until the emulator has taken the socket in: the handshake alone does not tell. */
    public Bot settled() {
        rest();
        return this;
    }

    /** Every frame that has come so far and was not asked for; they stay. */
    public List<JsonNode> arrived() {
        frames.drainTo(passedOver);
        return List.copyOf(passedOver);
    }

    /** Whether neither side has closed. */
    public boolean open() {
        return !closed.isDone();
    }

    /** The next frame that is not JSON. */
    public String brokenFrame() {
        return awaitFrame(JsonNode::isString).stringValue();
    }

    /**
     * Waits until the connection is gone without a close frame. An end that comes together with a
     * frame may go unnoticed until something is written, so something is.
     */
    public void awaitCut() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (System.nanoTime() < deadline) {
            Object how =
                    closed.handle((code, failure) -> failure == null ? (Object) code : failure)
                            .completeOnTimeout("open", PROBE_MILLIS, TimeUnit.MILLISECONDS)
                            .join();
            if (how instanceof IOException || how.equals(ABNORMAL)) {
                return;
            }
            if (!how.equals("open")) {
                throw new AssertionError("it was closed in an orderly way: " + how);
            }
            Object sent =
                    socket.sendText("{\"sig\":\"PING\"}", true)
                            .handle((done, failure) -> failure == null ? (Object) done : failure)
                            .join();
            if (sent instanceof IOException) {
                return;
            }
        }
        throw new AssertionError("the connection is still there");
    }

    /** The close code, once the other side has closed. */
    public int closeCode() {
        return closed.orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        // The emulator may be closing at the same moment; either way the socket is gone afterwards.
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").handle((sent, failure) -> socket).join();
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    frames.add(Json.tree(text.toString()));
                } catch (Json.Unreadable e) {
                    // Kept as a string, which no frame is, for the test that provokes it.
                    frames.add(StringNode.valueOf(text.toString()));
                }
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(
                WebSocket webSocket, int statusCode, String reason) {
            closed.complete(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
