package dev.deskhand.app.chaos;

import dev.deskhand.app.Failure;
import dev.deskhand.app.Reasons;
import dev.deskhand.app.chaos.Chat.Line;
import dev.deskhand.app.chaos.Watch.Frame;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the emulator's recording. */
final class FrameFile {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> ACTS =
            List.of("sendMessage", "transferToDepartment", "leaveChannel");

    /** Of a node in a frame that can be read; what a fault has garbled stands as escaped text. */
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"\\\\]+)\"");

    private static final Pattern WORD = Pattern.compile("([A-Za-z0-9_-]{8,})");

    private FrameFile() {}

    static List<Frame> read(Path recording) {
        List<Frame> frames = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(recording)) {
            long number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                frames.add(frame(number, line));
            }
        } catch (IOException e) {
            throw new Failure("The recording cannot be read: " + Reasons.of(e), e);
        }
        return frames;
    }

    /**
     * What the recording tells of the people's deeds and the bot's words in these chats.
     *
     * @param allowance see {@link Crossing}
     */
    static Crossing crossing(
            Path recording, List<Frame> frames, List<Chat> chats, Duration allowance) {
        Set<String> deeds = new HashSet<>();
        Set<String> words = new HashSet<>();
        for (Line line : chats.stream().flatMap(chat -> chat.lines().stream()).toList()) {
            if (line.who() == Chat.Who.PERSON) {
                deeds.add(line.id());
            } else if (line.who() == Chat.Who.BOT && !line.messageId().isEmpty()) {
                words.add(line.messageId());
            }
        }
        Map<String, Instant> told = new HashMap<>();
        Map<String, NavigableSet<Instant>> written = new HashMap<>();
        try (BufferedReader reader = Files.newBufferedReader(recording)) {
            for (Frame frame : frames) {
                String text = Objects.requireNonNull(reader.readLine(), "a shorter recording");
                if (frame.fromServer()) {
                    found(WORD, text, words)
                            .forEach(id ->
                                    written.computeIfAbsent(id, _ -> new TreeSet<>())
                                            .add(frame.at()));
                } else {
                    found(ID, text, deeds).forEach(id -> told.putIfAbsent(id, frame.at()));
                }
            }
        } catch (IOException e) {
            throw new Failure("The recording cannot be read: " + Reasons.of(e), e);
        }
        return new Crossing(told, written, opened(frames), allowance);
    }

    private static Stream<String> found(Pattern pattern, String text, Set<String> wanted) {
        return pattern.matcher(text).results().map(each -> each.group(1)).filter(wanted::contains);
    }

    private static NavigableSet<Instant> opened(List<Frame> frames) {
        Map<Integer, Instant> first = new HashMap<>();
        frames.forEach(frame -> first.putIfAbsent(frame.socket(), frame.at()));
        return new TreeSet<>(first.values());
    }

    private static Frame frame(long number, String line) {
        try {
            JsonNode json = JSON.readTree(line);
            boolean in = json.path("dir").asString("").equals("in");
            String query = json.path("frame").path("payload").path("query").asString("");
            return new Frame(
                    number,
                    Instant.ofEpochMilli(json.path("at_ms").asLong()),
                    json.path("session").asInt(),
                    in,
                    in && ACTS.stream().anyMatch(query::contains));
        } catch (JacksonException e) {
            throw new Failure("Line %d of the recording is no JSON.".formatted(number), e);
        }
    }
}
