package dev.deskhand.app.bench;

import dev.deskhand.app.Failure;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All visitors, over one socket of the emulator's control API. One thread writes. */
final class Crowd implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final WebSocket socket;
    private CompletableFuture<?> lastWrite = CompletableFuture.completedFuture(null);

    /** Something that a visitor writes. */
    record Saying(String visitor, String text) {}

    /** Something that was said to a visitor. */
    record Heard(String channel, String text) {}

    /**
     * @param heard told of all that is said to visitors, on a thread of the client
     */
    Crowd(HttpClient http, URI emulator, Consumer<Heard> heard) {
        URI address =
                URI.create(emulator.toString().replaceFirst("^http", "ws") + "/emulator/v1/crowd");
        try {
            socket = http.newWebSocketBuilder().buildAsync(address, new Ears(heard)).join();
        } catch (CompletionException e) {
            throw new Failure("The visitors cannot reach the emulator: " + e.getCause(), e);
        }
    }

    /** Writes all of this at once; returns when the frame before it has left. */
    void say(List<Saying> sayings) {
        List<Map<String, String>> says = new ArrayList<>();
        sayings.forEach(s -> says.add(Map.of("visitor_id", s.visitor(), "text", s.text())));
        String frame = JSON.writeValueAsString(Map.of("says", says));
        try {
            lastWrite.join();
        } catch (CompletionException e) {
            throw new Failure("The emulator does not hear the visitors: " + e.getCause(), e);
        }
        lastWrite = socket.sendText(frame, true);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private record Ears(Consumer<Heard> heard, StringBuilder text) implements WebSocket.Listener {
        Ears(Consumer<Heard> heard) {
            this(heard, new StringBuilder());
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JsonNode frame = JSON.readTree(text.toString());
                text.setLength(0);
                for (JsonNode event : frame.path("events")) {
                    heard.accept(
                            new Heard(
                                    event.path("channel_id").asString(""),
                                    event.path("text").asString("")));
                }
            }
            webSocket.request(1);
            return null;
        }
    }
}
