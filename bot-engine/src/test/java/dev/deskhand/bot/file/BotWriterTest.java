package dev.deskhand.bot.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.Bot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotWriterTest {
    private static final int BOTS = 100;

    @Test
    void whatIsReadBackIsWhatWasWritten() {
        long first = new Random().nextLong();
        for (long seed = first; seed < first + BOTS; seed++) {
            Bot bot = RandomBots.bot(seed);
            String written = BotWriter.write(bot);

            assertThat(BotFile.parse(written))
                    .as("seed %d:%n%s", seed, written)
                    .isInstanceOfSatisfying(
                            BotFile.Valid.class, valid -> assertThat(valid.bot()).isEqualTo(bot));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garden-shop.yaml"})
    void aBotThatSomebodyWroteIsTheSameAfterwards(String name) throws IOException {
        String file =
                Files.readString(
                        Path.of("src", "test", "resources", "dev", "deskhand", "bot", name));
        Bot bot = ParsedFiles.valid(file);

        assertThat(ParsedFiles.valid(BotWriter.write(bot))).isEqualTo(bot);
    }

    @Test
    void aFolderBecomesOneFile() {
        BotFile.Valid folder =
                (BotFile.Valid)
                        BotFile.parse(
                                List.of(
                                        new SourceFile("a.yaml", "name: A\n"),
                                        new SourceFile(
                                                "b/faq.yaml",
                                                "faq: [{name: a, user_says: [hi], bot_says: [b]}]")));

        assertThat(ParsedFiles.valid(BotWriter.write(folder.bot()))).isEqualTo(folder.bot());
    }
}
