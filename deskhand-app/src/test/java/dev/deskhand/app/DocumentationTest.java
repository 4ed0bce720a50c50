package dev.deskhand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.file.BotFile;
import dev.deskhand.bot.file.SourceFile;
import dev.deskhand.bot.file.TestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be held against the files: links lead somewhere, and examples work. */
final class DocumentationTest {
    private static final Path ROOT = Path.of(System.getProperty("deskhand.root", ".."));
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TOP_TESTS = Pattern.compile("(?m)^tests:");

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        List<String> dead = new ArrayList<>();
        List<Path> pages = pages();
        for (Path page : pages) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                if (!Files.exists(page.resolveSibling(link.group(1)))) {
                    dead.add(ROOT.relativize(page) + ": " + link.group(1));
                }
            }
        }
        assertThat(pages).hasSizeGreaterThan(15);
        assertThat(dead).isEmpty();
    }

    /** Whoever copies an example has something that works. */
    @ParameterizedTest
    @MethodSource("botAuthorsPages")
    void everyExampleForBotAuthorsIsABotOrATestOfOne(Path page) throws IOException {
        Matcher example = YAML.matcher(Files.readString(page));
        while (example.find()) {
            String yaml = example.group(1);
            SourceFile file = new SourceFile(page.getFileName().toString(), yaml);
            if (TOP_TESTS.matcher(yaml).find()) {
                assertThat(TestFile.parse(file)).as(yaml).isInstanceOf(TestFile.Valid.class);
            } else {
                assertThat(BotFile.parse(List.of(file))).as(yaml).isInstanceOf(BotFile.Valid.class);
            }
        }
    }

    static List<Path> botAuthorsPages() throws IOException {
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs/bot-authors"))) {
            return pages.sorted().toList();
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .toList();
        }
    }
}
