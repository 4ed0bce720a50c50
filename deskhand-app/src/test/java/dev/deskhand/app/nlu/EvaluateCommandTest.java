package dev.deskhand.app.nlu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.deskhand.app.Failure;
import dev.deskhand.app.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluateCommandTest {
    @TempDir private Path folder = Path.of("");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static final String TRAIN =
            """
            sentence,label
            where is my order,ORDER
            track my parcel,ORDER
            "has it shipped, please?",ORDER
            when are you open,HOURS
            opening hours,HOURS
            "are you open on ""Sunday""\",HOURS
            """;
    private static final String TEST =
            """
            sentence,label
            track the parcel,ORDER
            are you open on sunday,HOURS
            the weather in Rome,NONE
            """;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** The exit code of measuring the second text by what the first one teaches. */
    private int run(String train, String test, String... more) throws IOException {
        List<String> args = new ArrayList<>();
        args.addAll(List.of("--train", file("train.csv", train).toString()));
        args.addAll(List.of("--test", file("test.csv", test).toString()));
        args.addAll(List.of(more));
        Terminal terminal =
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(out, true, StandardCharsets.UTF_8));
        return new CommandLine(new EvaluateCommand(terminal))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    throw e;
                })
                .execute(args.toArray(String[]::new));
    }

    @Test
    void theReportForProgramsHasEachThresholdAndShares() throws IOException {
        int code = run(TRAIN, TEST, "--out-of-scope", "NONE", "--profile", "lexical", "--json");

        JsonNode report = new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(code).isZero();
        assertThat(report.at("/default/threshold").asDouble()).isEqualTo(0.5);
        assertThat(report.at("/default/in_scope_accuracy").asDouble()).isEqualTo(1);
        assertThat(report.at("/default/oos_recall").asDouble()).isEqualTo(1);
        assertThat(report.at("/default/mcc").asDouble()).isEqualTo(1);
        assertThat(report.at("/default/f1").asDouble()).isEqualTo(1);
        assertThat(report.at("/thresholds").size()).isEqualTo(9);
        assertThat(report.at("/thresholds/0/threshold").asDouble()).isEqualTo(0.1);
        assertThat(report.at("/latency_ms/p50").asDouble())
                .isPositive()
                .isLessThanOrEqualTo(report.at("/latency_ms/p99").asDouble());
        assertThat(report.at("/train_ms").isIntegralNumber()).isTrue();
    }

    @Test
    void labelsThatWereNeverTaughtAreOutOfScopeUnlessToldOtherwise() throws IOException {
        run(TRAIN, TEST, "--profile", "fast");

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("100.0 %")
                .contains("* the threshold that every bot uses")
                .contains("ms of CPU at p50");
    }

    @Test
    void oddFilesAreMeasuredAllTheSame() throws IOException {
        String train =
                String.join(
                        "\r\n",
                        "\ufeffid,Sentence,LABEL,,",
                        "1,\"where,\nis my order\",\ud83d\ude9a,x,",
                        "2,,\ud83d\ude9a,,",
                        "3,track it, \ud83d\ude9a ,,");
        String test =
                String.join(
                        "\n",
                        "label,sentence",
                        "\ud83d\ude9a,track it",
                        "\ud83d\ude9a,",
                        "other,\"say \"\"hi\"\"\"");

        int code = run(train, test, "--profile", "lexical");

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("1 without a sentence left out")
                .contains("\ud83d\ude9a was taken for (nothing the bot knows)");
    }

    @Test
    void withoutAnythingOutOfScopeItsShareIsNull() throws IOException {
        run(TRAIN, TRAIN, "--profile", "lexical", "--json");

        JsonNode report = new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(report.at("/default/oos_recall").isNull()).isTrue();
        assertThat(report.at("/default/in_scope_accuracy").asDouble()).isEqualTo(1);
    }

    @Test
    void aFileThatWillNotDoIsNamedWithItsLine() throws IOException {
        Path noHeader = file("a.csv", "text,intent\nhi,GREET\n");
        Path noLabel = file("b.csv", "sentence,label\nhi,GREET\nonly this\n");

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> LabelledFile.read(noHeader))
                .withMessageContaining("a.csv has no column \"sentence\"");
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> LabelledFile.read(noLabel))
                .withMessageContaining("b.csv, line 3: there is no label");
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> LabelledFile.read(folder.resolve("none.csv")))
                .withMessageContaining("none.csv cannot be read");
    }
}
