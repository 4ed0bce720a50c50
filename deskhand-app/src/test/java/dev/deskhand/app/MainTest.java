package dev.deskhand.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskhand.app.testing.FakeParts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aFailureIsOneSentenceOnStandardErrorAndOne() {
        int code = run(new FakeParts("Port 8090 is used by another program."), "emulator");

        assertThat(code).isEqualTo(1);
        assertThat(text(err)).isEqualTo("deskhand: Port 8090 is used by another program.\n");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void unknownOptionsAndNumbersThatAreNoneAreAnsweredWithTheUsageAndTwo() {
        assertThat(run(new FakeParts(), "emulator", "--prot", "1")).isEqualTo(2);
        assertThat(run(new FakeParts(), "demo", "--port", "many")).isEqualTo(2);
        assertThat(run(new FakeParts())).isEqualTo(2);
        assertThat(text(err))
                .contains("--prot")
                .contains("many")
                .contains("Usage: deskhand emulator");
    }

    @Test
    void aPortThatIsNoneIsToldBeforeAnythingStarts() {
        for (String port : new String[] {"-1", "65536", "99999999999"}) {
            err.reset();
            assertThat(run(new FakeParts(), "demo", "--emulator-port", port)).isEqualTo(2);
            assertThat(text(err)).contains("'" + port + "' is not a port").contains("0 to 65535");
        }
        assertThat(run(new FakeParts(), "emulator", "--port", "65536")).isEqualTo(2);
    }

    @Test
    void aRunOfChaosThatCannotBeIsAnsweredWithTheUsageAndTwo() {
        for (String[] wrong :
                new String[][] {{"--minutes", "0"}, {"--visitors", "0"}, {"--break", "me"}}) {
            err.reset();
            assertThat(run(new FakeParts(), "chaos", wrong[0], wrong[1])).isEqualTo(2);
            assertThat(text(err)).contains(wrong[0]).contains("Usage: deskhand chaos");
        }
    }

    @Test
    void onlyThisMachinesAddressesCanBeListenedOn() {
        assertThat(Ports.ofThisMachine("127.0.0.1")).isTrue();
        assertThat(Ports.ofThisMachine("0.0.0.0")).isTrue();
        assertThat(Ports.ofThisMachine("192.0.2.1")).isFalse();
        assertThat(Ports.ofThisMachine("no such host")).isFalse();
    }

    @Test
    void aFilesTroubleIsToldInWords() {
        assertThat(Reasons.of(new AccessDeniedException("/data")))
                .isEqualTo("permission denied: /data");
        assertThat(Reasons.of(new FileSystemException("/file/x", null, "Not a directory")))
                .isEqualTo("/file/x: Not a directory");
        assertThat(Reasons.of(new IOException("No space left"))).isEqualTo("No space left");
    }

    @Test
    void aRecordingIsPlayedAloneOrNotAtAll() {
        for (String other : new String[] {"--seed", "--record"}) {
            err.reset();
            FakeParts parts = new FakeParts();
            assertThat(run(parts, "emulator", "--replay", "frames.jsonl", other, "file"))
                    .isEqualTo(1);
            assertThat(text(err)).contains("leave out --seed and --record");
            assertThat(parts.started).isEmpty();
        }
    }

    @Test
    void whatTheEmulatorRecordedIsServedByTheReplay(@TempDir Path folder) {
        HouseParts parts =
                new HouseParts(
                        foundation -> {
                            throw new AssertionError("no server is started here");
                        },
                        "test",
                        folder);
        Path file = folder.resolve("frames.jsonl");
        parts.recordingEmulator(0, Optional.empty(), file).close();

        assertThat(file).isEmptyFile();
        assertThatThrownBy(() -> parts.replay(0, file))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> parts.recordingEmulator(0, Optional.empty(), folder))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void aBackupIsMadeAndRestoredAndTheKeyIsSpokenOf() {
        FakeParts parts = new FakeParts();

        assertThat(run(parts, "backup", "--to", "a.db")).isZero();
        assertThat(run(parts, "restore", "--from", "a.db")).isZero();

        assertThat(parts.started).containsExactly("backup to a.db", "restore from a.db");
        assertThat(text(err))
                .contains(
                        "Backed up to a.db",
                        "The key data/secrets.key is not in it.",
                        "Restored from a.db",
                        "Put the key that belongs to it at data/secrets.key before you start.");
    }

    @Test
    void aBackupThatFailsSaysWhyAndOneWithoutAFileIsWrongUsage() {
        assertThat(run(new FakeParts("a.db is there already."), "backup", "--to", "a.db")).isOne();
        assertThat(text(err)).contains("a.db is there already.");
        assertThat(run(new FakeParts(), "backup")).isEqualTo(2);
        assertThat(run(new FakeParts(), "restore")).isEqualTo(2);
    }

    @Test
    void everyCommandExplainsItself() {
        for (String command :
                List.of(
                        "demo",
                        "serve",
                        "emulator",
                        "backup",
                        "restore",
                        "doctor",
                        "nlu",
                        "bot",
                        "chaos")) {
            out.reset();
            assertThat(run(new FakeParts(), command, "--help")).isZero();
            assertThat(text(out)).startsWith("Usage: deskhand " + command);
        }
    }

    @Test
    void theReadyLineIsTheWordAndAJsonObjectInTheGivenOrder() {
        Map<String, URI> addresses = new LinkedHashMap<>();
        addresses.put("console", URI.create("http://127.0.0.1:8080"));
        addresses.put("start", URI.create("http://127.0.0.1:8080/start"));

        assertThat(Ready.line(addresses))
                .isEqualTo(
                        "ready {\"console\":\"http://127.0.0.1:8080\",\"start\":\"http://127.0.0.1:8080/start\"}");
    }

    @Test
    void whatWasStartedLastIsStoppedFirst() throws InterruptedException {
        FakeParts parts = new FakeParts();
        Lifetime lifetime = new Lifetime();
        lifetime.keep(parts.emulator(1, Optional.empty(), Optional.empty()));
        lifetime.keep(parts.server(Optional.empty()));

        lifetime.stop();

        assertThat(lifetime.stoppedWithin(Duration.ofSeconds(1))).isTrue();
        assertThat(parts.closed).containsExactly("server", "emulator");
    }

    @Test
    void aTakenPortIsNamedWithTheOptionThatChangesIt() {
        assertThat(Ports.inUse("the console", 8080, "--port"))
                .hasMessageContaining("Port 8080")
                .hasMessageContaining("another program")
                .hasMessageContaining("--port");
    }

    private int run(Parts parts, String... arguments) {
        Terminal terminal = new Terminal(stream(out), stream(err));
        return Main.run(arguments, terminal, parts, Map.of());
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
