package dev.deskhand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The cache of the JDK's with which starts are faster. */
final class StartCacheTest extends LaunchedCheckout {
    @Test
    void preparesFasterStartsOnceAfterEachBuildAndUsesThem() throws Exception {
        jdk("jdk-25", "25.0.3");
        Ran first = run(Map.of(), "serve");
        assertThat(first.err()).contains("Preparing faster starts");
        assertThat(first.out())
                .isEqualTo(
                        "java of jdk-25: [-Xlog:disable] [-Xlog:all=warning:stderr] [-jar] [%s] [serve]\n"
                                .formatted(
                                        checkout.toRealPath()
                                                .resolve("deskhand-app/target/deskhand.jar")));
        assertThat(run(Map.of(), "serve").err()).isEmpty();
        assertThat(trials()).singleElement().asString().contains(" demo --no-browser --port 0 ");
        assertThat(run(Map.of(), "demo").out()).contains("-Xlog:all=warning:stderr");

        Path source = checkout.resolve("module/src/main/Some.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(run(Map.of(), "demo").out()).doesNotContain("-Xlog");
        assertThat(run(Map.of(), "serve").err()).contains("Preparing faster starts");
        assertThat(trials()).hasSize(2);
    }

    @Test
    void startsAllTheSameWhereFasterStartsCannotBePreparedAndTriesOnce() throws Exception {
        Path home = jdk("jdk-25", "25.0.3");
        Path java = home.resolve("bin/java");
        Files.writeString(
                java,
                Files.readString(java)
                        .replace("echo \"ready {}\"", "rm -f \"${word#*=}\"; exit 1"));

        assertThat(run(Map.of(), "serve").out()).startsWith("java of jdk-25: [-jar]");
        assertThat(run(Map.of(), "serve").err()).isEmpty();
        assertThat(trials()).hasSize(1);
    }

    private List<String> trials() throws IOException {
        return Files.readAllLines(temp.resolve("home/trials"));
    }
}
