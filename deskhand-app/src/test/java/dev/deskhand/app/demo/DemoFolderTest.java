package dev.deskhand.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskhand.app.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoFolderTest {
    private static final DemoFolder.Memory MEMORY =
            new DemoFolder.Memory("demo@example.org", "secret words", 18080, 18090, 18070, false);

    @TempDir private Path temp;

    @Test
    void remembersWhatTheNextStartNeeds() {
        Path place = temp.resolve("a").resolve("b");
        try (DemoFolder folder = DemoFolder.open(place)) {
            assertThat(folder.memory()).isEmpty();
            folder.remember(MEMORY);
        }
        try (DemoFolder folder = DemoFolder.open(place)) {
            assertThat(folder.memory()).contains(MEMORY);
        }
    }

    @Test
    void thePasswordsFileIsItsOwnersAlone() throws IOException {
        try (DemoFolder folder = DemoFolder.open(temp)) {
            folder.remember(MEMORY);
            folder.remember(MEMORY.withPorts(1, 2, 3));
        }
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(temp.resolve("demo.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aPasswordIsNeverPartOfATextForm() {
        assertThat(MEMORY.toString()).doesNotContain("secret words");
        assertThat(MEMORY.signIn().orElseThrow().toString()).doesNotContain("secret words");
    }

    @Test
    void aSecondDemoOnTheSameFolderIsRefusedInWords() {
        try (DemoFolder folder = DemoFolder.open(temp)) {
            assertThatThrownBy(() -> DemoFolder.open(temp))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("already runs on " + folder)
                    .hasMessageContaining("--data");
        }
        DemoFolder.open(temp).close();
    }

    @Test
    void aBrokenFileIsReportedWithTheWayOutAndLeftAsItIs() throws IOException {
        Files.writeString(temp.resolve("demo.json"), "{ not json");
        try (DemoFolder folder = DemoFolder.open(temp)) {
            assertThatThrownBy(folder::memory)
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("demo.json cannot be read")
                    .hasMessageContaining("--data");
        }
        assertThat(temp.resolve("demo.json")).hasContent("{ not json");
    }

    @Test
    void theUsualFolderFollowsTheDesktopsRules() {
        Path home = Path.of("/home/a");
        assertThat(DemoFolder.usual(Map.of(), home))
                .isEqualTo(Path.of("/home/a/.local/share/deskhand/demo"));
        assertThat(DemoFolder.usual(Map.of("XDG_DATA_HOME", "/data"), home))
                .isEqualTo(Path.of("/data/deskhand/demo"));
    }
}
