package dev.deskhand.app.chaos;

import dev.deskhand.app.Failure;
import dev.deskhand.app.Reasons;
import dev.deskhand.app.chaos.Watch.Frame;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the emulator's recording. */
final class FrameFile {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> ACTS =
            List.of("sendMessage", "transferToDepartment", "leaveChannel");

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
