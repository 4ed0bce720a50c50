package dev.deskhand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.app.testing.RunningDeskhand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server alone, as a process of its own. */
final class ServeProcessTest {
    @TempDir private Path temp;

    @Test
    void theFirstStartShowsTheSetupLinkInWordsAndThenReady() throws Exception {
        Path config = Files.writeString(temp.resolve("deskhand.conf"), "listen.port = 0\n");
        try (RunningDeskhand deskhand =
                RunningDeskhand.start(temp, "serve", "--config=" + config)) {
            List<String> lines = deskhand.linesUntil("ready ");
            assertThat(lines.getFirst()).contains("Nobody can sign in yet");
            assertThat(lines.get(1)).contains("/setup?token=");
            assertThat(lines.getLast()).startsWith("ready {\"console\":\"http://127.0.0.1:");
            assertThat(deskhand.terminate(Duration.ofSeconds(5))).isEqualTo(143);
        }
    }

    @Test
    void aConfigurationWithProblemsRefusesTheStartAndNamesThemAll() throws Exception {
        Path config =
                Files.writeString(
                        temp.resolve("deskhand.conf"), "listen.port = many\nlisten.prot = 1\n");
        try (RunningDeskhand deskhand =
                RunningDeskhand.start(temp, "serve", "--config=" + config)) {
            assertThat(deskhand.exitCode(Duration.ofSeconds(60))).isEqualTo(1);
            assertThat(deskhand.errors())
                    .contains("listen.port")
                    .contains("listen.prot")
                    .doesNotContain("\tat ");
        }
    }
}
