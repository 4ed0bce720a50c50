package dev.deskhand.emulator.recording;

import dev.deskhand.emulator.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays the server's side of one recorded socket. A request gets the reply that the first request
 * of its operation got that has not been played yet, under the id it came with; whatever else the
 * server said comes in its order, once all that was asked before it has been asked again or passed
 * over. For one thread.
 */
final class Player {

    /** What to do now. */
    record Turn(List<String> frames, boolean over) {}

    private final List<Recording.Item> items;
    private final Set<Integer> asked = new HashSet<>();
    private final Set<Integer> sent = new HashSet<>();

    /** The farthest request that was asked again. */
    private int frontier = -1;

    private boolean over;

    Player(List<Recording.Item> items) {
        this.items = items;
    }

    /** The socket is open. */
    Turn opened() {
        return new Turn(release(-1, null), over);
    }

    /** A frame has come. */
    Turn received(String text) {
        JsonNode frame;
        try {
            frame = Json.tree(text);
        } catch (Json.Unreadable e) {
            return new Turn(
                    List.of(error(null, "bad_frame", "The frame is " + e.getMessage())), over);
        }
        if (frame.path("sig").asString("").equals("PING")) {
            return new Turn(List.of(pong(frame)), over);
        }
        Optional<String> operation = Recording.operation(frame);
        JsonNode id = frame.get("id");
        for (int i = 0; operation.isPresent() && i < items.size(); i++) {
            if (items.get(i) instanceof Recording.Item.Request request
                    && request.operation().equals(operation.get())
                    && asked.add(i)) {
                frontier = Math.max(frontier, i);
                return new Turn(release(i, id), over);
            }
        }
        return new Turn(
                List.of(
                        error(
                                id,
                                "not_recorded",
                                "The recording holds no further \"%s\" on this socket."
                                        .formatted(operation.orElse("signal")))),
                over);
    }

    /** All that is due up to the next request not yet asked again. */
    private List<String> release(int request, @Nullable JsonNode id) {
        List<String> due = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            switch (items.get(i)) {
                case Recording.Item.Request _ -> {
                    if (i > frontier && !asked.contains(i)) {
                        return withReply(due, request, id);
                    }
                }
                case Recording.Item.Reply reply -> {
                    if (reply.request() == request && sent.add(i)) {
                        due.add(under(id, reply.frame()));
                    }
                }
                case Recording.Item.Pushed pushed -> {
                    if (sent.add(i)) {
                        due.add(pushed.text());
                        over |= pushed.last();
                    }
                }
            }
        }
        return due;
    }

    /** A reply that came after a later request was not waited for then, nor is it now. */
    private List<String> withReply(List<String> due, int request, @Nullable JsonNode id) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Recording.Item.Reply reply
                    && reply.request() == request
                    && sent.add(i)) {
                due.add(under(id, reply.frame()));
            }
        }
        return due;
    }

    private static String under(@Nullable JsonNode id, JsonNode frame) {
        ObjectNode copy = (ObjectNode) frame.deepCopy();
        if (id == null) {
            copy.remove("id");
        } else {
            copy.set("id", id);
        }
        return Json.write(copy);
    }

    private static String pong(JsonNode ping) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("sig", "PONG");
        if (ping.has("payload")) {
            frame.put("payload", ping.get("payload"));
        }
        return Json.write(frame);
    }

    private static String error(@Nullable JsonNode id, String code, String message) {
        Map<String, Object> frame = new LinkedHashMap<>();
        if (id != null) {
            frame.put("id", id);
        }
        frame.put(
                "payload",
                Map.of(
                        "errors",
                        List.of(Map.of("message", message, "extensions", Map.of("code", code)))));
        return Json.write(frame);
    }
}
