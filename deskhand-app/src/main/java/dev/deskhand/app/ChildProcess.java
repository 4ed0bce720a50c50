package dev.deskhand.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** This program once more, as a process of its own, with another command. */
public final class ChildProcess implements Parts.Part {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
    private static final String READY = "ready ";

    /** Generous: the machine may be busy with other things. */
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private final String name;
    private final Path log;
    private final Process process;
    private final BlockingQueue<String> out = new LinkedBlockingQueue<>();
    private Optional<URI> setupLink = Optional.empty();
    private Optional<URI> address = Optional.empty();

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        Thread.ofVirtual().name("out-of-" + name).start(this::readLines);
    }

    /**
     * Options of a process that lives too short for the optimising compiler to pay for itself, and
     * may die for want of memory before the machine does.
     */
    public static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-Xmx512m");

    /**
     * Starts it; it may not be ready yet.
     *
     * @param log what it writes to standard error is added to this file
     * @param javaOptions in addition to those that the launcher gives
     */
    public static ChildProcess start(
            String name, Path log, List<String> javaOptions, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+UseSerialGC"));
        command.addAll(javaOptions);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), "dev.deskhand.app.Main"));
        command.addAll(arguments);
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            return new ChildProcess(name, log, builder.start());
        } catch (IOException e) {
            throw new Failure("The %s could not be started: %s".formatted(name, e.getMessage()), e);
        }
    }

    /**
     * Waits for the line that says that it is ready; false when it ended before, or was killed.
     *
     * @param key which of the line's addresses is its own
     */
    public boolean awaitReady(String key) {
        if (address.isPresent()) {
            return true;
        }
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        try {
            while (System.nanoTime() < deadline) {
                String line = out.poll(100, TimeUnit.MILLISECONDS);
                if (line == null && !process.isAlive() && out.isEmpty()) {
                    return false;
                }
                if (line != null && line.contains("/setup?token=")) {
                    setupLink = Optional.of(URI.create(line.strip()));
                }
                if (line != null && line.startsWith(READY)) {
                    JsonNode ready = new JsonMapper().readTree(line.substring(READY.length()));
                    address = Optional.of(URI.create(ready.path(key).asString()));
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** The same, for a process that nobody kills: it not being ready is a failure. */
    public void requireReady(String key) {
        if (!awaitReady(key)) {
            throw new Failure(
                    "The %s did not start; what it says is in %s (--keep DIR keeps it)."
                            .formatted(name, log));
        }
    }

    public Optional<URI> setupLink() {
        return setupLink;
    }

    @Override
    public URI address() {
        return address.orElseThrow(() -> new IllegalStateException(name + " is not ready"));
    }

    /** The operating system's view of it. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** kill -9: it cannot tell anybody. */
    public void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(END_LIMIT.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("The {} does not end", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The audit is done by then; a stop in good order would only take longer. */
    @Override
    public void close() {
        kill();
    }

    private void readLines() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(out::add);
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("Standard output of the {} ended", name, e);
        }
    }
}
