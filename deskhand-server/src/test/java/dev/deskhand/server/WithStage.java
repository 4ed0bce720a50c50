package dev.deskhand.server;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Stories of a whole server that is connected to an emulator, with short patience. */
abstract class WithStage {
    @TempDir Path data;
    Stage stage;

    @BeforeEach
    void open() {
        stage = Stage.impatient(data).connected();
    }

    @AfterEach
    void close() {
        stage.close();
    }
}
