package dev.deskhand.app.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.app.bot.BotWorkbench.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bot to begin with. */
class NewCommandTest {
    private final BotWorkbench bench;
    private final Path folder;

    NewCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.bench = new BotWorkbench(folder);
    }

    @Test
    void whatIsWrittenHasNoProblemNoAdviceAndPassesItsTests() {
        Ran written = bench.run("new", "@bots/tea-shop.yaml");

        assertThat(written.code()).as(written.err()).isZero();
        assertThat(written.out()).contains("bot chat " + bench.path("bots/tea-shop.yaml"));
        Ran check = bench.run("check", "@bots/tea-shop.yaml", "--strict");
        assertThat(check.code()).as(check.out()).isZero();
        Ran test = bench.run("test", "@bots/tea-shop.yaml", "--profile", "lexical");
        assertThat(test.code()).as(test.out()).isZero();
        assertThat(test.out()).contains("3 tests");
        assertThat(new BotPath(bench.path("bots/tea-shop.yaml")).bot().name())
                .isEqualTo("Tea shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.yaml", "shop.test.yaml"})
    void whatIsThereStaysAsItIs(String name) throws IOException {
        bench.file(name, "mine");

        Ran ran = bench.run("new", "@shop.yaml");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains(name, "is there already");
        assertThat(bench.path(name)).hasContent("mine");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aNameIsMadeAFilesAndOneThatCannotBeIsRefused() {
        assertThat(NewCommand.fileNameOf(" Café Lärche & Söhne!")).isEqualTo("cafe-larche-sohne");
        assertThat(bench.run("new", "...").err()).contains("no letter");
        assertThat(bench.run("new").code()).isEqualTo(2);
    }
}
