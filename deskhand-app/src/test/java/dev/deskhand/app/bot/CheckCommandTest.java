package dev.deskhand.app.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.app.bot.BotWorkbench.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {
    private final BotWorkbench bench;

    CheckCommandTest(@TempDir Path folder) throws IOException {
        bench = new BotWorkbench(folder);
        bench.file("shop.yaml", BotWorkbench.SHOP);
    }

    @Test
    void aBotThatCanBeUsedEndsWithZeroAndWithWhatTheChannelShowsInAnotherWay() {
        Ran ran = bench.run("check", "@shop.yaml");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("shop.yaml can be used: 4 nodes, 2 entities, 7 sentences")
                .contains("Zendesk Chat shows ")
                .containsPattern("shop.yaml:2\\d:\\d+: faq\\[0].bot_says\\[0]\\.text: ");
    }

    @Test
    void eachProblemIsToldWithFileLineColumnPathAndFix() throws IOException {
        Path file = bench.file("shop.yaml", "name: Larch\nfaq:\n  - nam: price\n");

        Ran ran = bench.run("check", "@shop.yaml");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains(file + ":3:5: faq[0].nam: The key 'nam' is not known here.\n    Did you")
                .endsWith("shop.yaml cannot be used yet\n");
    }

    @Test
    void everyFileOfAFolderIsReadAndNamedInItsProblems() throws IOException {
        bench.file("bot/a.yaml", "name: Larch\n");
        Path second = bench.file("bot/more/b.yml", "name: Kettle\nfaq: []\n");
        bench.file("bot/notes.txt", "not a part of it");
        bench.file("bot/.hidden.yaml", "not: a part of it\n");

        Ran ran = bench.run("check", "@bot");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains(second + ":1:").doesNotContain("hidden");
    }

    @Test
    void adviceIsNoProblemUnlessItIsAskedForStrictly() throws IOException {
        bench.file(
                "shop.yaml",
                BotWorkbench.SHOP
                        + "  - {name: gift, user_says: [gift], bot_says: [{text: Yes}]}\n");

        Ran ran = bench.run("check", "@shop.yaml");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("of advice\n")
                .containsPattern("shop.yaml:\\d+:\\d+: nodes.gift");
        assertThat(bench.run("check", "@shop.yaml", "--strict").code()).isEqualTo(1);
        JsonNode json = new JsonMapper().readTree(bench.run("check", "@shop.yaml", "--json").out());
        assertThat(json.at("/advice/0/fix").asString()).isNotBlank();
        assertThat(json.at("/advice/0/kind").asString()).isNotBlank();
    }

    @Test
    void programsCanReadTheFindings() throws IOException {
        JsonNode good = new JsonMapper().readTree(bench.run("check", "@shop.yaml", "--json").out());
        assertThat(good.at("/usable").asBoolean()).isTrue();
        assertThat(good.at("/problems").size()).isZero();
        assertThat(good.at("/losses/0/channel").asString()).isEqualTo("zendesk_chat");
        assertThat(good.at("/losses/0/line").asInt()).isPositive();

        bench.file("shop.yaml", "name: Larch\nfaq:\n  - nam: price\n");
        JsonNode bad = new JsonMapper().readTree(bench.run("check", "@shop.yaml", "--json").out());
        assertThat(bad.at("/usable").asBoolean()).isFalse();
        assertThat(bad.at("/problems/0/file").asString()).endsWith("shop.yaml");
        assertThat(bad.at("/problems/0/line").asInt()).isPositive();
        assertThat(bad.at("/problems/0/path").isString()).isTrue();
        assertThat(bad.at("/problems/0/fix").asString()).isNotBlank();
    }

    @Test
    void mistakesInItsConversationTestsAreFoundAsWell() throws IOException {
        bench.file(
                "shop.test.yaml",
                "tests: [{name: a, steps: [{visitor: hi, node: prise, bot: Hello}]}]\n");

        for (String named : new String[] {"@shop.yaml", "@shop.test.yaml", "@."}) {
            Ran ran = bench.run("check", named);
            assertThat(ran.code()).as(named).isEqualTo(1);
            assertThat(ran.out()).contains("The bot has no node 'prise'");
        }
    }

    @Test
    void whatCannotBeReadAtAllIsToldInOneSentence() throws IOException {
        Files.write(
                bench.path("latin.yaml"),
                "name: Caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.createDirectories(bench.path("empty"));

        assertThat(bench.run("check", "@latin.yaml").err()).contains("is not in UTF-8");
        assertThat(bench.run("check", "@empty").err()).contains("There is no bot in the folder");
        assertThat(bench.run("check", "@none.yaml").err()).contains("there is no ");
        assertThat(bench.run("check", "@none.yaml").code()).isEqualTo(1);
        assertThat(bench.run("check").code()).isEqualTo(2);
    }
}
