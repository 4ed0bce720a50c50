package dev.deskhand.server.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.testing.LogLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorFileTest {
    private static final float[] VECTOR = {0.5f, -1.25f, 0};

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("vectors.bin");
    }

    private VectorFile saved() {
        VectorFile vectors = new VectorFile(file);
        vectors.keep("model:1", "where is my order", VECTOR);
        vectors.keep("model:1", "", new float[0]);
        vectors.save();
        return vectors;
    }

    private VectorFile reopened() {
        VectorFile vectors = new VectorFile(file);
        vectors.read();
        return vectors;
    }

    @Test
    void whatWasSavedIsFoundByTheNextProcess() {
        saved();

        VectorFile vectors = reopened();

        assertThat(vectors.find("model:1", "where is my order")).hasValue(VECTOR);
        assertThat(vectors.find("model:1", "")).hasValue(new float[0]);
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void aVectorOfAnotherModelOrTextIsNotTaken() {
        VectorFile vectors = saved();

        assertThat(vectors.find("model:2", "where is my order")).isEmpty();
        assertThat(vectors.find("model:1", "Where is my order")).isEmpty();
    }

    @Test
    void theFileDoesNotHoldWhatWasSaid() throws IOException {
        saved();

        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("order");
    }

    @Test
    void withoutAFileThereIsNothingAndNoComplaint() {
        try (LogLines log = new LogLines()) {
            assertThat(reopened().find("model:1", "where is my order")).isEmpty();
            assertThat(log.lines()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5, 6, 9, 12, 30, -1})
    void aFileWithAWrongByteOrAnEarlyEndIsIgnoredWithAWord(int place) throws IOException {
        saved();
        byte[] bytes = Files.readAllBytes(file);
        byte[] cut = Arrays.copyOf(bytes, place < 0 ? bytes.length - 1 : place);
        byte[] wrong = bytes.clone();
        wrong[place < 0 ? bytes.length - 1 : place] ^= 0x55;
        for (byte[] damaged : new byte[][] {cut, wrong}) {
            Files.write(file, damaged);
            try (LogLines log = new LogLines()) {
                VectorFile vectors = reopened();

                assertThat(vectors.find("model:1", "where is my order")).isEmpty();
                assertThat(log.lines())
                        .singleElement()
                        .asString()
                        .contains("vectors.bin cannot be used", "made anew");

                vectors.keep("model:1", "another", VECTOR);
                vectors.save();
                assertThat(reopened().find("model:1", "another")).hasValue(VECTOR);
            }
        }
    }

    @Test
    void moreThanTheBoundIsNotKept() {
        VectorFile vectors = new VectorFile(file);
        for (int i = 0; i <= VectorFile.MOST; i++) {
            vectors.keep("model:1", "text " + i, new float[] {i});
        }

        assertThat(vectors.find("model:1", "text 0")).isEmpty();
        assertThat(vectors.find("model:1", "text 1")).isPresent();
    }

    @Test
    void aFolderThatCannotBeWrittenToIsToldAndNoMore() {
        VectorFile vectors = new VectorFile(folder.resolve("gone/vectors.bin"));
        vectors.keep("model:1", "text", VECTOR);
        try (LogLines log = new LogLines()) {
            vectors.save();

            assertThat(log.lines()).singleElement().asString().contains("cannot be kept in");
        }
        assertThat(vectors.find("model:1", "text")).hasValue(VECTOR);
    }
}
