package dev.deskhand.bot.file;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.Saying;
import dev.deskhand.bot.Sentence;
import dev.deskhand.bot.text.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * Reads questions and answers out of a table of two columns, comma- or tab-separated. A header
 * {@code question,answer} may stand above; {@code |} stands between several questions of one
 * answer.
 */
public final class FaqImport {
    private static final int LONGEST_NAME = 40;
    private static final int MOST_ROWS = 5_000;

    private final String language;
    private final List<Node> entries = new ArrayList<>();
    private final List<BotProblem> problems = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final String file;

    private FaqImport(SourceFile source, String language, Set<String> taken) {
        this.file = source.name();
        this.language = language;
        this.names.addAll(taken);
    }

    /** What a table turned out to hold. */
    public sealed interface Result {
        /** Answers, each with its questions and a name made of the first one. */
        record Entries(List<Node> nodes) implements Result {
            public Entries {
                nodes = List.copyOf(nodes);
            }

            /** As {@code faq:} of a bot file; with nothing else, so that it can be put into one. */
            public String yaml() {
                NodeWriter writer = new NodeWriter(language(), new SayingWriter(List.of()));
                DumpSettings settings =
                        DumpSettings.builder()
                                .setDefaultFlowStyle(FlowStyle.BLOCK)
                                .setSplitLines(false)
                                .build();
                return new Dump(settings)
                        .dumpToString(Map.of("faq", nodes.stream().map(writer::faq).toList()));
            }

            private String language() {
                return nodes.getFirst().userSays().getFirst().language();
            }
        }

        /** Rows that cannot be used; nothing of the table is. */
        record Refused(List<BotProblem> problems) implements Result {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * Reads a table.
     *
     * @param source {@code .tsv} as its name's ending, or a tab in its first line, means tabs
     * @param language of the questions and answers
     * @param taken names that new entries must not have
     */
    public static Result read(SourceFile source, String language, Set<String> taken) {
        return new FaqImport(source, language, taken).read(source.text());
    }

    private Result read(String text) {
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        String first = plain.lines().findFirst().orElse("");
        boolean tabs = file.toLowerCase(Locale.ROOT).endsWith(".tsv") || first.contains("\t");
        CSVFormat format =
                CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(
                                tabs
                                        ? '\t'
                                        : first.contains(",") || !first.contains(";") ? ',' : ';')
                        .setIgnoreEmptyLines(false)
                        .get();
        try (CSVParser parser = CSVParser.parse(plain, format)) {
            int line = 1;
            for (CSVRecord row : parser) {
                row(row, line);
                line = (int) parser.getCurrentLineNumber() + 1;
                if (entries.size() > MOST_ROWS) {
                    problem(line, "The table has more than " + MOST_ROWS + " rows.", "Split it.");
                    break;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            problem(
                    1,
                    "This table cannot be read: " + e.getMessage(),
                    "Look for a quote that is not closed; a quote inside a cell is doubled.");
        }
        if (problems.isEmpty() && entries.isEmpty()) {
            problem(
                    1,
                    "The table has no question.",
                    "Write lines such as: Where are you?,In Hull.");
        }
        return problems.isEmpty() ? new Result.Entries(entries) : new Result.Refused(problems);
    }

    private void row(CSVRecord row, int line) {
        List<String> cells = new ArrayList<>(row.toList());
        while (cells.size() > 2 && cells.getLast().isBlank()) {
            cells.removeLast();
        }
        boolean header =
                line == 1
                        && cells.size() >= 2
                        && cells.get(0).strip().equalsIgnoreCase("question")
                        && cells.get(1).strip().equalsIgnoreCase("answer");
        if (header || cells.stream().allMatch(String::isBlank)) {
            return;
        }
        if (cells.size() != 2) {
            problem(
                    line,
                    "This row has " + cells.size() + " cells; two are needed.",
                    "Put a cell that holds a comma, a tab or a line break between quotes.");
            return;
        }
        List<Sentence> questions = questions(cells.getFirst(), line);
        String answer = cells.get(1).strip();
        if (questions.isEmpty()) {
            problem(line, "This row has no question.", "Write it before the answer.");
        } else if (answer.isEmpty()) {
            problem(line, "This row has no answer.", "Write it behind the question.");
        } else {
            String escaped = answer.replace("{", "{{").replace("}", "}}");
            entries.add(
                    Node.faq(
                            name(questions.getFirst().text()),
                            questions,
                            List.of(Saying.of(BotMessage.text(escaped)))));
        }
    }

    private List<Sentence> questions(String cell, int line) {
        List<Sentence> questions = new ArrayList<>();
        Arrays.stream(cell.split("\\|", -1))
                .map(String::strip)
                .filter(BotMessage::saysSomething)
                .forEach(question -> {
                    Integer earlier = lines.putIfAbsent(Words.key(question), line);
                    if (earlier == null) {
                        questions.add(new Sentence(question, language));
                    } else if (earlier != line) {
                        problem(
                                line,
                                "'" + question + "' stands on line " + earlier + " as well.",
                                "Keep one of the two, or put both answers into one row.");
                    }
                });
        return questions;
    }

    /** A name out of the question's letters: {@code where_is_my_order}, {@code where_is_2}. */
    private String name(String question) {
        String plain =
                Normalizer.normalize(question, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("['\u2019]", "")
                        .replaceAll("[^\\p{L}\\p{N}]+", "_")
                        .replaceAll("^_+|_+$", "");
        String cut =
                plain.length() <= LONGEST_NAME
                        ? plain
                        : plain.substring(0, LONGEST_NAME).replaceAll("_[^_]*$", "");
        String base = cut.isEmpty() ? "question" : cut;
        String name = base;
        for (int number = 2; !names.add(name); number++) {
            name = base + "_" + number;
        }
        return name;
    }

    private void problem(int line, String message, String fix) {
        problems.add(new BotProblem(file, line, 1, "", message, fix));
    }
}
