package dev.deskhand.app.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.app.bot.BotWorkbench.Ran;
import dev.deskhand.bot.file.BotFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferCommandsTest {
    private final BotWorkbench bench;

    TransferCommandsTest(@TempDir Path folder) {
        bench = new BotWorkbench(folder);
    }

    @Test
    void aBotOfSeveralFilesIsExportedAsOneThatReadsTheSame() throws IOException {
        bench.file("bot/a.yaml", BotWorkbench.SHOP);
        bench.file(
                "bot/b.yaml",
                "faq: [{name: gift, user_says: [gift card], bot_says: [{text: Yes}]}]\n");

        Ran ran = bench.run("export", "@bot");

        assertThat(ran.code()).isZero();
        BotFile.Valid exported = (BotFile.Valid) BotFile.parse(ran.out());
        assertThat(exported.bot()).isEqualTo(new BotPath(bench.path("bot")).bot());
        bench.file("bot/c.yaml", "faq: 12\n");
        assertThat(bench.run("export", "@bot").code()).isEqualTo(1);
    }

    @Test
    void aTableBecomesAPartOfABotFile() throws IOException {
        bench.file(
                "faq.csv",
                "question,answer\n\"Where are you?|your address\",\"12, Kettle Lane\"\nteapots,Two\n");
        bench.file("shop.yaml", BotWorkbench.SHOP);

        Ran ran = bench.run("import-faq", "@faq.csv", "--bot", "@shop.yaml");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).startsWith("faq:\n").contains("12, Kettle Lane", "your address");
        bench.file("joined/a.yaml", BotWorkbench.SHOP);
        bench.file("joined/b.yaml", ran.out());
        assertThat(bench.run("check", "@joined").code()).isZero();
    }

    @Test
    void aTableThatWillNotDoIsToldWithItsLine() throws IOException {
        bench.file("faq.csv", "question,answer\nonly a question\n");

        Ran ran = bench.run("import-faq", "@faq.csv");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("faq.csv:2:1: ");
    }
}
