package dev.deskhand.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole way from the keys to a chat that a person has taken over, over real sockets. */
class ChatOverSocketsTest {
    @TempDir Path data;
    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage(data);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aVisitorIsAnsweredPicksAQuickReplyAndIsHandedToAHuman() {
        stage.connected();
        Visitor ada = stage.visitor("Ada");
        ada.says("what are your opening hours?");
        ada.waitsFor("Bot: Nine to six.");
        assertThat(ada.lastEvent().at("/structured/quick_replies/0/text").asString())
                .isEqualTo("Delivery");

        ada.says("delivery time");
        ada.waitsFor("Bot: Two days.");
        ada.says("a human please");
        ada.waitsFor("Bot: You are with us.");
        Stage.await("the bot has left", () -> ada.comings().contains("Bot leave"));
        ada.humanServes();
        ada.humanSays("Hello, Grace here.");
        ada.waitsFor("Grace: Hello, Grace here.");
        Stage.await(
                "the console knows",
                () -> stage.conversation().at("/state").asString().equals("human"));
        ada.says("what are your opening hours?");
        Stage.await(
                "the console has the last word",
                () -> stage.conversation().at("/last_text").asString().contains("opening hours"));

        assertThat(ada.sees())
                .containsExactly(
                        "Ada: what are your opening hours?",
                        "Bot: Nine to six.",
                        "Ada: delivery time",
                        "Bot: Two days.",
                        "Ada: a human please",
                        "Bot: You are with us.",
                        "Grace: Hello, Grace here.",
                        "Ada: what are your opening hours?");
        assertThat(ada.comings())
                .containsExactly("Ada join", "Bot join", "Bot leave", "Grace join");
    }

    @Test
    void aVisitorWhoseFirstWordAsksForAHumanIsToldOfTheTransfer() {
        stage.connected();
        Visitor ada = stage.visitor("Ada");
        ada.says("a human please");
        ada.waitsFor("Bot: You are with us.");

        assertThat(ada.sees())
                .containsExactly(
                        "Ada: a human please", "Bot: One moment.", "Bot: You are with us.");
    }

    @Test
    void whatAHumanSaysAtOnceAfterTheFarewellIsInTheTranscript() {
        stage.connected();
        Visitor ada = stage.visitor("Ada");
        ada.says("a human please");
        ada.waitsFor("Bot: You are with us.");
        ada.humanServes();
        for (int word = 1; word <= 5; word++) {
            ada.humanSays("Word " + word);
        }
        Stage.await(
                () -> "five words in " + stage.conversation(),
                () -> stage.conversation().at("/message_count").asInt() == 8);

        assertThat(stage.conversation().at("/state").asString()).isEqualTo("human");
    }

    @Test
    void aHumanWhoTakesTheChatUnaskedSilencesTheBot() {
        stage.connected();
        Visitor ada = stage.visitor("Ada");
        ada.says("delivery time");
        ada.waitsFor("Bot: Two days.");
        ada.humanSays("I take this one.");
        Stage.await(
                "the console knows",
                () -> stage.conversation().at("/state").asString().equals("human"));
        ada.says("delivery time");
        Stage.await(
                "the question is stored",
                () -> stage.conversation().at("/message_count").asInt() == 4);

        assertThat(ada.sees()).last().isEqualTo("Ada: delivery time");
    }

    @Test
    void whenNobodyIsOnlineTheVisitorIsToldSoAndTheBotGoesOn() {
        stage.connected();
        stage.human("invisible");
        Visitor ada = stage.visitor("Ada");
        ada.says("a human please");
        ada.waitsFor("Bot: Nobody is here.");
        ada.says("delivery time");
        ada.waitsFor("Bot: Two days.");
    }

    @Test
    void whatVisitorsWroteWhileTheServerWasDownIsAnsweredOnceInOrder() {
        stage.connected();
        Visitor ada = stage.visitor("Ada");
        Visitor alan = stage.visitor("Alan");
        ada.says("delivery time");
        ada.waitsFor("Bot: Two days.");
        stage.restartServer(() -> {
            ada.says("what are your opening hours");
            ada.says("delivery time");
            alan.says("delivery time");
        });
        ada.waitsFor("Bot: Nine to six.");
        alan.waitsFor("Bot: Two days.");
        Stage.await("both answered", () -> ada.sees().size() == 6);

        assertThat(ada.sees())
                .isEqualTo(
                        List.of(
                                "Ada: delivery time",
                                "Bot: Two days.",
                                "Ada: what are your opening hours",
                                "Ada: delivery time",
                                "Bot: Nine to six.",
                                "Bot: Two days."));
        assertThat(alan.sees()).containsExactly("Alan: delivery time", "Bot: Two days.");
    }

    @Test
    void aVisitorWhoCameBackIsAnsweredAndNothingOldIsSaidAgain() {
        stage.connected();
        Visitor ada = stage.visitor("Ada");
        ada.says("delivery time");
        ada.waitsFor("Bot: Two days.");
        ada.leaves();
        Stage.await("the end", () -> stage.conversation().at("/state").asString().equals("ended"));
        ada.returns();
        ada.says("what are your opening hours");
        ada.waitsFor("Bot: Nine to six.");

        assertThat(ada.sees()).hasSize(4);
    }

    @Test
    void everyLinkOfTheConnectionIsFoundWhole() {
        stage.connected();
        JsonNode test = test();

        assertThat(test.at("/broken").isNull()).as(test.toString()).isTrue();
        assertThat(test.at("/links"))
                .allSatisfy(link -> assertThat(link.at("/state").asString()).isEqualTo("ok"))
                .hasSize(8);
    }

    @Test
    void theFirstBrokenLinkIsNamed() {
        stage.prepare();
        assertThat(broken()).isEqualTo("keys");
        stage.saveKeys(stage.clientSecret);
        assertThat(broken()).isEqualTo("token");
        stage.consent();
        Stage.await("online", () -> stage.state().equals("online"));
        stage.human("away");
        assertThat(broken()).isEqualTo("human_department");
        stage.operator.post(stage.deployment() + "/connection/stop", "{}");
        assertThat(broken()).isEqualTo("session");
    }

    @Test
    void aBotThatSharesItsDepartmentIsNamed() {
        stage.connected();
        stage.zendesk.patch(
                "/emulator/v1/departments/" + Stage.coded(stage.botDepartment),
                Stage.json("{'agents':['" + stage.botAgent + "','" + stage.humanAgent + "']}"));

        assertThat(broken()).isEqualTo("bot_department");
    }

    @Test
    void whoHasAskedForAStartNeverReadsTheStateFromBefore() {
        stage.prepare();
        stage.saveKeys(stage.clientSecret);
        stage.consent();
        assertThat(stage.state()).isIn("connecting", "online");
        Stage.await("online", () -> stage.state().equals("online"));
        stage.operator.post(stage.deployment() + "/connection/stop", "{}");

        assertThat(stage.operator.post(stage.deployment() + "/connection/start", "{}").at("/state"))
                .isIn("connecting", "online");
    }

    @Test
    void stoppedAndStartedTheConnectionDoesAsTold() {
        stage.connected();
        stage.operator.post(stage.deployment() + "/connection/stop", "{}");
        assertThat(stage.state()).isEqualTo("stopped");
        stage.restartServer(() -> {});
        assertThat(stage.state()).isEqualTo("stopped");
        stage.operator.post(stage.deployment() + "/connection/start", "{}");
        Stage.await("online", () -> stage.state().equals("online"));
    }

    @Test
    void aLostKeyFileIsToldInWordsAndANewConsentMends() throws Exception {
        stage.connected();
        stage.restartServer(() -> {
            try {
                Files.delete(data.resolve("secrets.key"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(stage.connection().at("/headline").asString())
                .isEqualTo("The stored token cannot be read");
        stage.saveKeys(stage.clientSecret);
        stage.consent();
        Stage.await("online", () -> stage.state().equals("online"));
    }

    @Test
    void aWrongSecretIsNamedAndNothingIsStored() {
        stage.prepare();
        stage.saveKeys("wrong");
        var page = stage.consent();

        assertThat(page.status()).isEqualTo(502);
        assertThat(page.text()).contains("secret");
        assertThat(stage.state()).isEqualTo("not_authorised");
    }

    private JsonNode test() {
        return stage.operator.post(stage.deployment() + "/connection/test", "{}").json();
    }

    private String broken() {
        return test().at("/broken").asString();
    }
}
