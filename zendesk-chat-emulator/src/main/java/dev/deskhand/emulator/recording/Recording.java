package dev.deskhand.emulator.recording;

import dev.deskhand.emulator.graphql.GraphQlApi;
import dev.deskhand.emulator.graphql.Operation;
import dev.deskhand.emulator.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A recording as read from its file: one list of what happened for each socket. */
public record Recording(List<List<Item>> sockets) {

    /** Something that passed over a socket; pings are left out. */
    public sealed interface Item {

        /**
         * The client asked.
         *
         * @param operation what for; requests of the same operation are alike
         */
        record Request(String operation) implements Item {}

        /** The answer to the request with this position in the list. */
        record Reply(int request, JsonNode frame) implements Item {}

        /** The server spoke of its own accord. */
        record Pushed(String text, boolean last) implements Item {}
    }

    /** A file that holds no recording. */
    public static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        Unusable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Reads a file that a {@link Recorder} wrote. A last line that was cut off is left out.
     *
     * @throws Unusable if it cannot be read or holds something else; the message names the line
     */
    public static Recording read(Path file) throws Unusable {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new Unusable(
                    "The recording %s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
        Map<Integer, List<JsonNode>> bySocket = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            try {
                JsonNode line = Json.tree(lines.get(i));
                if (!line.path("session").isInt() || !line.path("dir").isString()) {
                    throw new Unusable(
                            "Line %d of %s is not of a recording: it needs session and dir."
                                    .formatted(i + 1, file),
                            null);
                }
                bySocket.computeIfAbsent(line.path("session").asInt(), s -> new ArrayList<>())
                        .add(line);
            } catch (Json.Unreadable e) {
                if (i + 1 < lines.size()) {
                    throw new Unusable(
                            "Line %d of %s is %s".formatted(i + 1, file, e.getMessage()), e);
                }
            }
        }
        if (bySocket.isEmpty()) {
            throw new Unusable("The recording " + file + " is empty.", null);
        }
        return new Recording(bySocket.values().stream().map(Recording::items).toList());
    }

    private static List<Item> items(List<JsonNode> lines) {
        List<Item> items = new ArrayList<>();
        Map<JsonNode, Deque<Integer>> asked = new HashMap<>();
        for (JsonNode line : lines) {
            JsonNode frame = line.path("frame");
            if (line.path("dir").asString().equals("in")) {
                operation(frame)
                        .ifPresent(operation -> {
                            asked.computeIfAbsent(frame.path("id"), id -> new ArrayDeque<>())
                                    .add(items.size());
                            items.add(new Item.Request(operation));
                        });
            } else if (!frame.isObject()) {
                items.add(new Item.Pushed(line.path("text").asString(""), false));
            } else if (frame.has("sig")) {
                String sig = frame.path("sig").asString("");
                if (!sig.equals("PONG")) {
                    items.add(new Item.Pushed(Json.write(frame), sig.equals("EOS")));
                }
            } else {
                Integer request = asked.getOrDefault(frame.path("id"), new ArrayDeque<>()).poll();
                if (request != null) {
                    items.add(new Item.Reply(request, frame));
                }
            }
        }
        return items;
    }

    /** What a frame of a client asks for; nothing for a ping. */
    static Optional<String> operation(JsonNode frame) {
        if (frame.path("sig").isString()) {
            return Optional.empty();
        }
        JsonNode payload = frame.path("payload");
        String asked =
                GraphQlApi.Request.of(payload)
                        .map(request -> Operation.of(request).names().stream().sorted())
                        .map(names -> names.collect(Collectors.joining(" ")))
                        .orElseGet(() -> frame.path("type").asString(""));
        return Optional.of(asked);
    }
}
