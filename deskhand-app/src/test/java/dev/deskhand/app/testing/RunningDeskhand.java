package dev.deskhand.app.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program as a process of its own, with the class path of the tests. Closing kills it. */
public final class RunningDeskhand implements AutoCloseable {
    /** Generous: the machine of a build may be busy with other things. */
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Process process;
    private final Path err;
    private final BlockingQueue<String> out = new LinkedBlockingQueue<>();

    private RunningDeskhand(Process process, Path err) {
        this.process = process;
        this.err = err;
        Thread.startVirtualThread(this::readLines);
    }

    /**
     * @param folder for what the process writes to standard error
     */
    public static RunningDeskhand start(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("dev.deskhand.app.Main");
        command.addAll(List.of(arguments));
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().remove("DISPLAY");
        // Not as an option: the sentence models' library cannot take a command line that long.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return new RunningDeskhand(builder.start(), err);
    }

    /** The addresses of the ready line, when it has come. */
    public JsonNode ready() throws Exception {
        List<String> lines = linesUntil("ready ");
        return new JsonMapper().readTree(lines.getLast().substring("ready ".length()));
    }

    /** What stood on standard output up to the line that begins so, that line included. */
    public List<String> linesUntil(String beginning) throws Exception {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        List<String> lines = new ArrayList<>();
        while (System.nanoTime() < deadline) {
            String line = out.poll(200, TimeUnit.MILLISECONDS);
            if (line != null) {
                lines.add(line);
                if (line.startsWith(beginning)) {
                    return lines;
                }
            } else if (!process.isAlive() && out.isEmpty()) {
                return fail(
                        "Ended with %d instead of saying '%s':%n%s",
                        process.exitValue(), beginning, errors());
            }
        }
        return fail("No '%s' within %s:%n%s", beginning, START_LIMIT, errors());
    }

    public static URI address(JsonNode ready, String name) {
        return URI.create(ready.path(name).asString());
    }

    /** Asks it to go, as a service manager would; answers the exit code. */
    public int terminate(Duration limit) throws InterruptedException {
        process.destroy();
        return exitCode(limit);
    }

    /** kill -9: nothing is told to anybody. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    public int exitCode(Duration limit) throws InterruptedException {
        assertThat(process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS))
                .as("ended within %s", limit)
                .isTrue();
        return process.exitValue();
    }

    public String errors() throws IOException {
        return Files.readString(err);
    }

    private void readLines() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(out::add);
        } catch (IOException | UncheckedIOException e) {
            out.add("standard output broke off: " + e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
