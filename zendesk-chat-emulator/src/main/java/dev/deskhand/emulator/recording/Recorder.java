package dev.deskhand.emulator.recording;

import dev.deskhand.emulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Writes every frame of every agent socket to a file, one JSON object a line, each line at once. A
 * file that is there is replaced. Secrets are taken out. Thread-safe; the lock is held while a line
 * is written, so that lines stay in order. When the file cannot be written any more the log says
 * so, and the emulator goes on without.
 */
public final class Recorder implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Recorder.class);
    private static final String GONE = "[redacted]";

    /** Whatever could be a token, to be looked up. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._~-]{8,}");

    /** A token by its name, as it stands in a document or among variables, known or not. */
    private static final Pattern NAMED =
            Pattern.compile(
                    "((?:access_token|refresh_token|client_secret)\\\\*\"?\\s*:\\s*\\\\*\")[^\"\\\\]*");

    private final Path file;
    private final InstantSource time;
    private final Predicate<String> secret;
    private final ReentrantLock lock = new ReentrantLock();
    private final Writer writer;
    private int sockets;
    private boolean broken;

    private Recorder(Path file, InstantSource time, Predicate<String> secret, Writer writer) {
        this.file = file;
        this.time = time;
        this.secret = secret;
        this.writer = writer;
    }

    /**
     * Starts a recording.
     *
     * @param secret whether a word must not be written
     * @throws UncheckedIOException if the file cannot be made
     */
    public static Recorder into(Path file, InstantSource time, Predicate<String> secret) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return new Recorder(
                    file,
                    time,
                    secret,
                    Files.newBufferedWriter(
                            file,
                            StandardCharsets.UTF_8,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The recording " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** The part of one socket; sockets are numbered from 1 in the order they opened. */
    public final class Tape {

        private final String account;
        private final int socket;

        private Tape(String account, int socket) {
            this.account = account;
            this.socket = socket;
        }

        /** A frame from the client. */
        public void in(String frame) {
            write(account, socket, "in", frame);
        }

        /** A frame that leaves for the client. */
        public void out(String frame) {
            write(account, socket, "out", frame);
        }
    }

    /** A socket has opened. */
    public Tape tape(String account) {
        lock.lock();
        try {
            return new Tape(account, ++sockets);
        } finally {
            lock.unlock();
        }
    }

    private void write(String account, int socket, String direction, String frame) {
        String clean = redacted(frame);
        lock.lock();
        try {
            if (broken) {
                return;
            }
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("at_ms", time.millis());
            line.put("account", account);
            line.put("session", socket);
            line.put("dir", direction);
            putFrame(line, clean);
            writer.write(Json.write(line));
            writer.write('\n');
            writer.flush();
        } catch (IOException e) {
            broken = true;
            log.error("The recording {} cannot be written; nothing more is recorded", file, e);
        } finally {
            lock.unlock();
        }
    }

    /** A frame that is no JSON object stands as text. */
    private static void putFrame(Map<String, Object> line, String frame) {
        try {
            JsonNode tree = Json.tree(frame);
            if (tree.isObject()) {
                line.put("frame", tree);
                return;
            }
        } catch (Json.Unreadable e) {
            log.debug("A frame that is no JSON is recorded as text", e);
        }
        line.put("text", frame);
    }

    private String redacted(String frame) {
        String named = NAMED.matcher(frame).replaceAll("$1" + GONE);
        return WORD.matcher(named)
                .replaceAll(found -> secret.test(found.group()) ? GONE : found.group());
    }

    @Override
    public void close() {
        lock.lock();
        try {
            broken = true;
            writer.close();
        } catch (IOException e) {
            log.error("The recording {} may lack its end", file, e);
        } finally {
            lock.unlock();
        }
    }
}
