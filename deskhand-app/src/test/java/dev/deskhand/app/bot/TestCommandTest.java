package dev.deskhand.app.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.app.bot.BotWorkbench.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TestCommandTest {
    private static final String PASSES =
            """
            tests:
              - name: somebody asks for the price
                steps:
                  - {visitor: what does it cost, bot: Twelve., node: price}
            """;
    private static final String FAILS =
            """
            tests:
              - name: somebody asks where the order is
                visitor_name: Ada
                api: [{url: "https://api.example/orders/*", answers: {status: sent}}]
                steps:
                  - visitor: where is my order
                    bot: What is your order number?
                  - visitor: AB-123456
                    bot: [It is sent., Bye]
                    hand_over: Sales
            """;

    private final BotWorkbench bench;

    TestCommandTest(@TempDir Path folder) throws IOException {
        bench = new BotWorkbench(folder);
        bench.file("shop.yaml", BotWorkbench.SHOP);
    }

    private Ran test(String what, String... more) {
        return bench.run(
                BotWorkbench.words(List.of("test", what, "--profile", "LEXICAL"), List.of(more)));
    }

    @Test
    void testsThatPassEndWithZero() throws IOException {
        bench.file("shop.test.yaml", PASSES);

        Ran ran = test("@shop.yaml");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("  ok    somebody asks for the price\n")
                .endsWith("1 test, 0 failed (lexical profile)\n");
        assertThat(test("@shop.test.yaml").out()).isEqualTo(ran.out());
    }

    @Test
    void aTestThatFailsShowsWhatWasExpectedAndWhatCame() throws IOException {
        Path file = bench.file("shop.test.yaml", FAILS);

        Ran ran = test("@shop.yaml");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains(
                        """
                          FAIL  somebody asks where the order is
                                %s:8  visitor: AB-123456
                                  bot: (- expected, + came)
                                    - It is sent.
                                    + Order AB-123456 is sent, Ada.
                                    - Bye
                                  hand_over: (- expected, + came)
                                    - Sales
                                    + (answered by node track_order)
                        1 test, 1 failed (lexical profile)
                        """
                                .formatted(file));
    }

    @Test
    void ciServersCanReadTheResults() throws Exception {
        bench.file("shop.test.yaml", FAILS.replace("Bye", "\"<&\\u0001>\""));
        bench.file("tests/more.test.yaml", PASSES);
        bench.file("tests/broken.test.yaml", "tests: [{name: a}]\n");
        Path xml = bench.path("out/junit.xml");

        Ran ran = test("@shop.yaml", "--junit", xml.toString());

        assertThat(ran.code()).isEqualTo(1);
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml.toFile());
        Element all = document.getDocumentElement();
        assertThat(all.getTagName()).isEqualTo("testsuites");
        assertThat(all.getAttribute("tests")).isEqualTo("3");
        assertThat(all.getAttribute("failures")).isEqualTo("1");
        assertThat(all.getAttribute("errors")).isEqualTo("1");
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(3);
        Element failure = (Element) document.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).contains("shop.test.yaml:8: otherwise than");
        assertThat(failure.getTextContent()).contains("- <&\ufffd>").contains("+ Order AB-123456");
        Element error = (Element) document.getElementsByTagName("error").item(0);
        assertThat(error.getTextContent()).contains("This test says nothing to the bot.");
    }

    @Test
    void programsCanReadTheResults() throws IOException {
        bench.file("shop.test.yaml", FAILS);

        JsonNode report = new JsonMapper().readTree(test("@shop.yaml", "--json").out());

        assertThat(report.at("/passed").asBoolean()).isFalse();
        assertThat(report.at("/count").asInt()).isEqualTo(1);
        assertThat(report.at("/tests/0/failed_line").asInt()).isEqualTo(8);
        assertThat(report.at("/tests/0/differences/1/what").asString()).isEqualTo("hand_over");
        assertThat(report.at("/tests/0/differences/1/expected/0").asString()).isEqualTo("Sales");
    }

    @Test
    void onlyTestsWithThatNameAreRun() throws IOException {
        bench.file("shop.test.yaml", PASSES + FAILS.replace("tests:\n", ""));

        assertThat(test("@shop.yaml", "--only", "The PRICE").code()).isZero();
        assertThat(test("@shop.yaml", "--only", "order").code()).isEqualTo(1);
        Ran none = test("@shop.yaml", "--only", "refund");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).contains("No test has a name with \"refund\" in it.");
    }

    @Test
    void aCallThatNothingStandsInForFailsTheTest() throws IOException {
        bench.file(
                "shop.test.yaml",
                """
                tests:
                  - name: no stand-in
                    steps: [{visitor: track my parcel AB-123456, bot: The shop does not answer.}]
                """);

        Ran ran = test("@shop.yaml");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("- a stand-in for GET https://api.example/orders/AB-123456");
    }

    @Test
    void aFileOfTestsWithMistakesIsToldLikeABotFile() throws IOException {
        Path file =
                bench.file(
                        "shop.test.yaml",
                        "tests:\n  - name: a\n    steps:\n      - {visitor: hi, node: prise}\n");

        Ran ran = test("@shop.yaml");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains(
                        file
                                + ":4:29: tests[0].steps[0].node: The bot has no node 'prise'.\n"
                                + "    Did you mean 'price'?")
                .contains("0 tests, 0 failed, 1 file could not be run");
    }

    @Test
    void aFolderIsOneBotUnlessATestSaysOtherwise() throws IOException {
        bench.file("one/a.yaml", "name: One\n");
        bench.file(
                "one/b.yaml",
                "faq: [{name: price, user_says: [what does it cost], bot_says: [{text: Twelve.}]}]\n");
        bench.file("one/tests/prices.test.yaml", PASSES);
        assertThat(test("@one").code()).isZero();
        assertThat(test("@one/tests/prices.test.yaml").code()).isZero();

        bench.file("many/first.yaml", BotWorkbench.SHOP);
        bench.file("many/first.test.yaml", PASSES);
        bench.file("many/second.yaml", BotWorkbench.SHOP.replace("Twelve", "Thirteen"));
        bench.file("many/tests/second.test.yaml", PASSES.replace("Twelve", "Thirteen"));
        bench.file(
                "many/tests/prices.test.yaml",
                "bot: ../second.yaml\n" + PASSES.replace("Twelve", "Thirteen"));
        Ran all = test("@many");
        assertThat(all.out()).endsWith("3 tests, 0 failed (lexical profile)\n");
        assertThat(test("@many/first.yaml").out()).contains("1 test, 0 failed");
        assertThat(test("@many/second.yaml").out()).contains("2 tests, 0 failed");
    }

    @Test
    void noTestsAndNoBotAreFailures() throws IOException {
        assertThat(test("@shop.yaml").code()).isEqualTo(1);
        assertThat(test("@shop.yaml").err()).contains("There are no conversation tests for");
        bench.file("lost.test.yaml", "bot: nowhere.yaml\n" + PASSES);
        assertThat(test("@lost.test.yaml").out()).contains("There is no bot");
        Files.delete(bench.path("shop.yaml"));
        assertThat(test("@shop.yaml").code()).isEqualTo(1);
    }
}
