package dev.deskhand.app.nlu;

import dev.deskhand.app.Failure;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * Sentences with their labels, from a CSV file with the header {@code sentence,label}; further
 * columns are not looked at.
 */
record LabelledFile(List<Line> lines) {
    private static final String SENTENCE = "sentence";
    private static final String LABEL = "label";
    private static final String BYTE_ORDER_MARK = "\ufeff";

    LabelledFile {
        lines = List.copyOf(lines);
    }

    record Line(String sentence, String label) {}

    /** Those that say something; there is nothing to learn from an empty sentence. */
    List<Line> spoken() {
        return lines.stream().filter(line -> !line.sentence().isBlank()).toList();
    }

    /**
     * @throws Failure if the file cannot be used, naming it and the line
     */
    static LabelledFile read(Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            List<Line> lines = new ArrayList<>();
            CSVFormat format =
                    CSVFormat.RFC4180
                            .builder()
                            .setHeader()
                            .setSkipHeaderRecord(true)
                            .setIgnoreEmptyLines(true)
                            .setAllowMissingColumnNames(true)
                            .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
                            .get();
            var parser = format.parse(reader);
            List<String> header = parser.getHeaderNames();
            int sentence = column(file, header, SENTENCE);
            int label = column(file, header, LABEL);
            for (CSVRecord row : parser) {
                if (row.size() <= Math.max(sentence, label) || row.get(label).isBlank()) {
                    throw new Failure(
                            "%s, line %d: there is no label; each line needs a sentence and its label, with quotes around a sentence that has a comma."
                                    .formatted(file, parser.getCurrentLineNumber()));
                }
                lines.add(new Line(row.get(sentence), row.get(label).strip()));
            }
            return new LabelledFile(lines);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new Failure(
                    "%s cannot be read as CSV in UTF-8: %s. Check the path, and that each quote is closed."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static int column(Path file, List<String> header, String name) {
        for (int i = 0; i < header.size(); i++) {
            String title = header.get(i).strip();
            if (title.replace(BYTE_ORDER_MARK, "").equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new Failure(
                "%s has no column \"%s\"; its first line must be: %s,%s"
                        .formatted(file, name, SENTENCE, LABEL));
    }
}
