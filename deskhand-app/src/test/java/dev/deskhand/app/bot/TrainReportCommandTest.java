package dev.deskhand.app.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.app.bot.BotWorkbench.Ran;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrainReportCommandTest {
    private static final String BOT =
            """
            name: Shop
            settings:
              hand_over: {user_says: [talk to a human, get me a human, a human please, human, any human]}
            faq:
              - name: delivery
                user_says: [delivery time, time of delivery, how long is delivery, delivery days, when is delivery]
                bot_says: [{text: Two days.}]
              - name: returns
                user_says: [return it, how to return, return an item, my return, a return please, when is THE delivery]
                bot_says: [{text: In 30 days.}]
              - name: gift
                user_says: [gift card]
                bot_says: [{text: "Yes."}]
            """;

    private final BotWorkbench bench;

    TrainReportCommandTest(@TempDir Path folder) throws IOException {
        bench = new BotWorkbench(folder);
        bench.file("shop.yaml", BOT);
    }

    @Test
    void aSentenceThatTeachesTheWrongThingStandsOut() {
        Ran ran = bench.run("train-report", "@shop.yaml", "--profile", "lexical");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("16 sentences of 4 nodes")
                .containsPattern("answered rightly +\\d+\\.\\d %")
                .containsPattern("returns: \"when is THE delivery\" 0\\.\\d\\d, but delivery 0\\.")
                .contains("delivery: \"when is delivery\" ~ returns: \"when is THE delivery\"")
                .containsPattern("\\d  delivery and returns, as in ")
                .contains("  gift: 1");
    }

    @Test
    void programsCanReadTheReport() {
        Ran ran = bench.run("train-report", "@shop.yaml", "--profile", "lexical", "--json");

        JsonNode report = new JsonMapper().readTree(ran.out());
        assertThat(report.at("/profile").asString()).isEqualTo("lexical");
        assertThat(report.at("/sentences").asInt()).isEqualTo(16);
        assertThat(report.at("/accuracy").asDouble()).isBetween(0.0, 1.0);
        assertThat(report.at("/duplicates/0/node").asString()).isEqualTo("delivery");
        assertThat(report.at("/thin/0/node").asString()).isEqualTo("gift");
        assertThat(report.at("/nearer_to_another").isArray()).isTrue();
        assertThat(report.at("/nearer_to_another/0/sentence").isString()).isTrue();
        assertThat(report.at("/confusions/0/one").isString()).isTrue();
    }

    @Test
    void aBotWithNothingToLeaveOutSaysSo() throws IOException {
        bench.file(
                "shop.yaml",
                """
                name: Shop
                settings: {hand_over: {user_says: [human]}}
                faq: [{name: gift, user_says: [gift card], bot_says: [{text: "Yes."}]}]
                """);

        assertThat(bench.run("train-report", "@shop.yaml", "--profile", "lexical").out())
                .contains("No node has two sentences, so nothing could be left out.");
        assertThat(
                        new JsonMapper()
                                .readTree(
                                        bench.run(
                                                        "train-report",
                                                        "@shop.yaml",
                                                        "--profile",
                                                        "lexical",
                                                        "--json")
                                                .out())
                                .at("/accuracy")
                                .isNull())
                .isTrue();
    }
}
