package dev.deskhand.app.demo;

import dev.deskhand.app.Failure;
import dev.deskhand.app.Reasons;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demo's data folder, held by one process at a time: {@code demo.json} (0600) with what the
 * next start needs, {@code emulator.json} with the emulated account, {@code server/} with the
 * server's own data.
 */
public final class DemoFolder implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    /**
     * What one start leaves for the next. A port of 0 was not known yet.
     *
     * @param fromScratch whether the person does all steps; then there is no sign-in to show
     */
    public record Memory(
            String email,
            String password,
            int consolePort,
            int emulatorPort,
            int shopPort,
            boolean fromScratch) {

        Memory withPorts(int console, int emulator, int shop) {
            return new Memory(email, password, console, emulator, shop, fromScratch);
        }

        /** Where the shop's stand-in was at the last start. */
        Optional<URI> shop() {
            return shopPort == 0
                    ? Optional.empty()
                    : Optional.of(URI.create("http://127.0.0.1:" + shopPort));
        }

        Optional<DemoSettings.SignIn> signIn() {
            return fromScratch
                    ? Optional.empty()
                    : Optional.of(new DemoSettings.SignIn(email, password));
        }

        @Override
        public String toString() {
            return "Memory[%s, %d, %d]".formatted(email, consolePort, emulatorPort);
        }
    }

    private DemoFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /** {@code $XDG_DATA_HOME/deskhand/demo}, or below {@code ~/.local/share}. */
    public static Path usual(Map<String, String> environment, Path home) {
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        Path base = data.isEmpty() ? home.resolve(".local").resolve("share") : Path.of(data);
        return base.resolve("deskhand").resolve("demo");
    }

    /** Makes the folder where it is missing, and takes it for this process. */
    public static DemoFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve("demo.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new Failure(
                        "The demo already runs on "
                                + folder
                                + "; stop that one, or give this one a folder of its own with --data.");
            }
            return new DemoFolder(folder, channel, lock);
        } catch (IOException e) {
            throw new Failure(
                    "The demo keeps its data in %s, which cannot be written to (%s); give it another folder with --data."
                            .formatted(folder, Reasons.of(e)),
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    public Path emulatorState() {
        return folder.resolve("emulator.json");
    }

    public Path serverData() {
        return folder.resolve("server");
    }

    /** What the last start left; empty in a new folder. */
    public Optional<Memory> memory() {
        Path file = folder.resolve("demo.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(Files.readString(file));
            return Optional.of(
                    new Memory(
                            json.path("email").asString(""),
                            json.path("password").asString(""),
                            json.path("console_port").asInt(0),
                            json.path("emulator_port").asInt(0),
                            json.path("shop_port").asInt(0),
                            json.path("from_scratch").asBoolean(false)));
        } catch (IOException | JacksonException e) {
            throw new Failure(
                    "%s cannot be read (%s), and without it nobody can sign in to this demo; delete the folder %s to start anew, or choose another with --data."
                            .formatted(file, e.getMessage(), folder),
                    e);
        }
    }

    /** Whole or not at all, readable by its owner only. */
    public void remember(Memory memory) {
        Path file = folder.resolve("demo.json");
        Path draft = folder.resolve("demo.json.new");
        String json =
                JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(
                                Map.of(
                                        "email", memory.email(),
                                        "password", memory.password(),
                                        "console_port", memory.consolePort(),
                                        "emulator_port", memory.emulatorPort(),
                                        "shop_port", memory.shopPort(),
                                        "from_scratch", memory.fromScratch()));
        try {
            Files.deleteIfExists(draft);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        draft,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(draft, json + "\n");
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure(
                    "%s cannot be written (%s); is the disk full, or the folder read-only?"
                            .formatted(file, Reasons.of(e)),
                    e);
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock of " + folder + " could not be given back", e);
        }
    }
}
