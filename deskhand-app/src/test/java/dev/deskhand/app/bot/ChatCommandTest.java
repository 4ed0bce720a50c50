package dev.deskhand.app.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.app.bot.BotWorkbench.Ran;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatCommandTest {
    private final BotWorkbench bench;

    ChatCommandTest(@TempDir Path folder) throws IOException {
        bench = new BotWorkbench(folder);
        bench.file("shop.yaml", BotWorkbench.SHOP);
    }

    private Ran chat(String lines, String... more) {
        return bench.type(
                lines,
                BotWorkbench.words(
                        List.of("chat", "@shop.yaml", "--profile", "lexical"), List.of(more)));
    }

    @Test
    void aPipedConversationHasNothingInItButWhatTheBotSays() {
        Ran ran = chat("what does it cost?\n\n  price of a teapot  ");

        assertThat(ran).isEqualTo(new Ran(0, "bot: Twelve.\nbot: Twelve.\n", ""));
    }

    @Test
    void cardsAreReadableAndAButtonIsPickedByNumberOrLabel() {
        Ran ran = chat("show me teapots\n2\nshow me teapots\nPrice\n");

        assertThat(ran.out())
                .contains(
                        """
                        bot: **Two** of them:
                        bot: [card 1 of 2] Blue
                               [picture] https://shop.example/blue.png
                               1) Find my parcel
                             [card 2 of 2] Red
                               2) Price
                               [Buy] https://shop.example/red
                        bot: Twelve.
                        """);
        assertThat(ran.out().split("bot: Twelve\\.", -1)).hasSize(3);
    }

    @Test
    void aServiceIsPlayedByWhoeverTypes() {
        Ran ran = chat("where is my order\nAB-123456\n{\"status\": \"packed\"}\n", "--name", "Ada");

        assertThat(ran.out())
                .contains("-- the bot asks a service: GET https://api.example/orders/AB-123456\n")
                .contains("Type JSON with /status, a status such as 404")
                .endsWith("bot: Order AB-123456 is packed, Ada.\n");
    }

    @Test
    void aServiceCanFailByAWordOrAStatus() {
        assertThat(chat("track my parcel AB-123456\ntimed out\n").out())
                .endsWith("bot: The shop does not answer.\n");
        assertThat(chat("track my parcel AB-123456\n404\n").out())
                .endsWith("bot: The shop does not answer.\n");
    }

    @Test
    void aScriptThatKnowsNothingOfServicesGoesOnTalking() {
        Ran ran = chat("track my parcel AB-123456\nwhat does it cost\n");

        assertThat(ran.out())
                .contains("no answer was given, so the call fails: unreachable")
                .endsWith("bot: The shop does not answer.\nbot: Twelve.\n");
        assertThat(chat("track my parcel AB-123456\n").out())
                .endsWith("bot: The shop does not answer.\n");
    }

    @Test
    void standInsAnswerInTheServicesPlace() throws IOException {
        Path api =
                bench.file(
                        "api.yaml",
                        "api: [{url: \"https://api.example/*\", answers: {status: sent}}]\n");

        Ran ran = chat("track my parcel AB-123456\n", "--api", api.toString());

        assertThat(ran.out())
                .contains("-- a stand-in answers: {\"status\":\"sent\"}")
                .endsWith("bot: Order AB-123456 is sent, dear customer.\n");
        Path broken = bench.file("broken.yaml", "api: [{url: x}]\n");
        Ran refused = chat("", "--api", broken.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("broken.yaml:1:7: api[0]: This stand-in does nothing.");
    }

    @Test
    void aHandOverIsToldAndTheBotIsSilentUntilItIsGivenBack() {
        Ran ran = chat("talk to a human\nwhat does it cost\n/back\nwhat does it cost\n");

        assertThat(ran.out())
                .isEqualTo(
                        """
                        bot: One moment, please. I am looking for a colleague.
                        -- hand-over to the department Support: the visitor wants a person
                        -- when the transfer is confirmed, the bot says:
                        bot: I have passed you on to a colleague, who will be with you shortly.
                        -- from here on a person has the chat; /back gives it back to the bot
                        -- a person has the chat now, and the bot is silent; /back gives it back
                        -- the bot has the chat again
                        bot: Twelve.
                        """);
    }

    @Test
    void whyTellsTheCandidatesTheValuesTheRuleAndTheWay() {
        Ran ran = chat("/why\nno, track my parcel AB-123456\n{\"status\": \"sent\"}\n/why\n");

        assertThat(ran.out())
                .startsWith("-- nothing has been said yet\n")
                .containsPattern("-- decided by +a node to begin with\n")
                .containsPattern("-- candidate +[01]\\.\\d\\d track_order")
                .contains("order_number = AB-123456")
                .containsPattern("-- decided by +the end of a call\n")
                .containsPattern("-- went +track_order");
    }

    @Test
    void whatIsKnownIsShownAndForgottenByAReset() {
        Ran ran =
                chat("track my parcel AB-123456\n{\"status\": \"sent\"}\n/state\n/reset\n/state\n");

        assertThat(ran.out())
                .containsOnlyOnce("-- order_number = AB-123456 (text, from \"AB-123456\")")
                .containsOnlyOnce("-- status = sent (text)")
                .contains("-- place: node track_order")
                .contains("-- a new conversation\n")
                .contains("-- values: none");
    }

    @Test
    void theClockStandsStillAndCanBeMoved() {
        Ran ran = chat("/state\n/wait 3 h\n/wait a bit\n", "--now", "2026-11-19T10:00:00+01:00");

        assertThat(ran.out())
                .contains("-- time: 2026-11-19T09:00:00Z")
                .contains("-- it is 2026-11-19T12:00:00Z now")
                .contains("-- write how long, as /wait 10 min or /wait 3 h");
    }

    @Test
    void aVisitorsLanguageCanBeGiven() {
        assertThat(chat("track my parcel\n", "--language", "de").out()).startsWith("bot: W");
        assertThat(chat("wo ist meine Bestellung\n").out())
                .isEqualTo("bot: Wie ist die Bestellnummer?\n");
    }

    @Test
    void theFileIsReadAgainUnlessItHasProblems() throws IOException {
        Path file = bench.path("shop.yaml");
        String changed = BotWorkbench.SHOP.replace("Twelve.", "Thirteen.");

        bench.file("shop.yaml", changed);
        assertThat(chat("price of a teapot\n").out()).isEqualTo("bot: Thirteen.\n");

        var lines =
                new BufferedReader(new StringReader("/reload\n/reload\nprice?\n")) {
                    @Override
                    public @Nullable String readLine() throws IOException {
                        String line = super.readLine();
                        if ("/reload".equals(line)) {
                            boolean broken = Files.readString(file).contains("faq:");
                            Files.writeString(
                                    file,
                                    broken
                                            ? changed.replace("faq:", "fag:")
                                            : BotWorkbench.SHOP.replace("Twelve", "Fourteen"));
                        }
                        return line == null ? null : line.replace("price?", "what does it cost");
                    }
                };
        Ran ran =
                bench.run(new Keyboard(lines, false), "chat", "@shop.yaml", "--profile", "lexical");
        assertThat(ran.out())
                .contains("The key 'fag' is not known here.")
                .contains("-- the bot stays as it was\n-- read again\n")
                .endsWith("bot: Fourteen.\n");
    }

    @Test
    void commandsHelpAndEndAndTwoSlashesAreSaid() {
        Ran ran = chat("/help\n/nonsense\n//xyzzy plugh\n/quit\nwhat does it cost\n");

        assertThat(ran.out())
                .contains("-- /why ")
                .contains("-- there is no /nonsense; /help lists what there is")
                .contains("bot: Sorry, I did not understand that.")
                .doesNotContain("Twelve");
    }

    @Test
    void atATerminalThereIsAPromptAndColour() {
        Ran ran =
                bench.atATerminal(
                        "what does it cost\n", "chat", "@shop.yaml", "--profile", "lexical");

        assertThat(ran.out()).contains("you> ").contains("\033[").contains("Larch");
    }

    @Test
    void aBotWithProblemsIsNotTalkedTo() throws IOException {
        bench.file("shop.yaml", "name: Larch\nfaq: []\nnode: x\n");

        Ran ran = chat("hello\n");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("shop.yaml:3:1: node: The key 'node' is not known here.");
    }

    @Test
    void wrongUsageIsAnsweredWithTwo() {
        assertThat(bench.run("chat").code()).isEqualTo(2);
        assertThat(chat("", "--profile", "best").code()).isEqualTo(2);
        assertThat(chat("", "--now", "today").code()).isEqualTo(2);
        assertThat(bench.run().code()).isEqualTo(2);
        assertThat(bench.run("chat", "@none.yaml").err()).contains("cannot be read: there is no ");
    }
}
