package dev.deskhand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BrowserTest {
    @TempDir private Path folder;

    @Test
    void withoutADisplayNothingIsOpened() throws IOException {
        opener();
        assertThat(Browser.opener(Map.of("PATH", folder.toString()), "Linux")).isEmpty();
    }

    @Test
    void withADisplayTheDesktopsOwnOpenerIsFoundOnThePath() throws IOException {
        Path opener = opener();
        Map<String, String> environment =
                Map.of("PATH", "/nowhere:" + folder, "WAYLAND_DISPLAY", "wayland-0");
        assertThat(Browser.opener(environment, "Linux")).contains(opener.toString());
        assertThat(Browser.opener(Map.of("PATH", "/nowhere", "DISPLAY", ":0"), "Linux")).isEmpty();
    }

    @Test
    void macOsHasItsOpenerAlways() {
        assertThat(Browser.opener(Map.of(), "Mac OS X")).contains("open");
    }

    private Path opener() throws IOException {
        Path opener = Files.writeString(folder.resolve("xdg-open"), "#!/bin/sh\n");
        return Files.setPosixFilePermissions(opener, PosixFilePermissions.fromString("rwx------"));
    }
}
