package dev.deskhand.server.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table of the documentation, for tests that hold it against the code. */
public final class MarkdownTable {
    private MarkdownTable() {}

    /**
     * The rows of the first table whose heading begins with these columns; of each row as many
     * cells as columns are asked for, without their back-ticks.
     *
     * @param page below {@code docs}
     */
    public static List<List<String>> rows(String page, String... columns) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(Path.of("..", "docs").resolve(page))) {
            List<String> cells = cells(line, columns.length);
            if (inside && !line.startsWith("|")) {
                return rows;
            }
            if (inside && !line.startsWith("|---")) {
                rows.add(cells);
            }
            inside = inside || cells.equals(List.of(columns));
        }
        return rows;
    }

    private static List<String> cells(String line, int count) {
        return Stream.of(line.split("\\|", -1))
                .skip(1)
                .limit(count)
                .map(cell -> cell.strip().replace("`", ""))
                .toList();
    }
}
