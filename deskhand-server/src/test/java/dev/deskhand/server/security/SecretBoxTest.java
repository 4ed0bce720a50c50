package dev.deskhand.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {
    @TempDir Path folder;

    @Test
    void whatWasSealedOpensAfterARestartAndLooksDifferentEachTime() {
        SecretBox box = SecretBox.open(folder);
        String sealed = box.seal("pl4in-text", "table/column/1");

        assertThat(box.seal("pl4in-text", "table/column/1")).isNotEqualTo(sealed);
        assertThat(SecretBox.open(folder).open(sealed, "table/column/1")).isEqualTo("pl4in-text");
    }

    @Test
    void aSecretThatWasMovedToAnotherRowDoesNotOpen() {
        SecretBox box = SecretBox.open(folder);
        String sealed = box.seal("pl4in-text", "table/column/1");

        assertThatThrownBy(() -> box.open(sealed, "table/column/2"))
                .isInstanceOf(SecurityFileException.class)
                .hasMessageContaining("table/column/2")
                .message()
                .doesNotContain("pl4in-text");
    }

    @Test
    void theKeyIsReadableByItsOwnerOnly() throws IOException {
        SecretBox.open(folder);

        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("secrets.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aBrokenKeyFileIsNamedAndLeftAsItIs() throws IOException {
        Path key = Files.writeString(folder.resolve("secrets.key"), "{}");

        assertThatThrownBy(() -> SecretBox.open(folder))
                .isInstanceOf(SecurityFileException.class)
                .hasMessageContaining(key.toString())
                .hasMessageContaining("backup");
        assertThat(key).hasContent("{}");
    }
}
