package dev.deskhand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.BotFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be held against the files: links lead somewhere, and the example is a bot. */
final class DocumentationTest {
    private static final Path ROOT = Path.of(System.getProperty("deskhand.root", ".."));
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

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

    @Test
    void theBotAuthorsExampleIsABot() throws IOException {
        Path page = ROOT.resolve("docs/bot-authors/README.md");
        Matcher example = YAML.matcher(Files.readString(page));

        assertThat(example.find()).isTrue();
        assertThat(BotFile.parse(example.group(1))).isInstanceOf(BotFile.Valid.class);
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
