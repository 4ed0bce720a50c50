package dev.deskhand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of failure stories names tests, and those tests are there. */
final class StoriesDocumentTest {
    private static final Path ROOT = Path.of(System.getProperty("deskhand.root", ".."));
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (F[0-9]+) \\|.*$");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+Test)#([a-zA-Z0-9_]+)`");

    @Test
    void everyStoryHasATestThatExistsOrAReasonWhyNot() throws IOException {
        Map<String, String> sources = sources();
        Map<String, String> stories = stories();
        List<String> wrong = new ArrayList<>();
        stories.forEach((story, row) -> {
            List<String> tests = new ArrayList<>();
            Matcher test = TEST.matcher(row);
            while (test.find()) {
                tests.add(test.group());
                if (!sources.getOrDefault(test.group(1), "").contains(test.group(2) + "(")) {
                    wrong.add(story + ": there is no " + test.group());
                }
            }
            if (tests.isEmpty() && !row.contains("cannot be met")) {
                wrong.add(story + ": no test and no reason");
            }
        });

        assertThat(stories.keySet())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 50).mapToObj(n -> "F" + n).toList());
        assertThat(wrong).isEmpty();
    }

    private static Map<String, String> stories() throws IOException {
        Map<String, String> stories = new LinkedHashMap<>();
        Matcher row = ROW.matcher(Files.readString(ROOT.resolve("docs/stories.md")));
        while (row.find()) {
            stories.put(row.group(1), row.group());
        }
        return stories;
    }

    /** Classes of one name in several modules are taken together. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path tests :
                    modules.map(each -> each.resolve("src/test/java"))
                            .filter(Files::isDirectory)
                            .toList()) {
                try (Stream<Path> files = Files.walk(tests)) {
                    for (Path file :
                            files.filter(each -> each.toString().endsWith("Test.java")).toList()) {
                        String name = file.getFileName().toString().replace(".java", "");
                        sources.merge(name, Files.readString(file), String::concat);
                    }
                }
            }
        }
        return sources;
    }
}
