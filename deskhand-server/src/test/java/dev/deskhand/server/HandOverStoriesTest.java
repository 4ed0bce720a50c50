package dev.deskhand.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.testing.Client;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Hand-overs over real sockets: what the visitor reads, and who has the chat. */
class HandOverStoriesTest extends WithStage {
    private static final String ASKED =
            "Bot: I am sorry, nobody has come yet. Would you like to wait, leave a message, or go on"
                    + " with me?";

    private Visitor waiting() {
        stage.handsOver("patience: 1 s");
        Visitor ada = stage.visitor("Ada");
        ada.says("a human please");
        ada.waitsFor("Bot: You are with us.");
        return ada;
    }

    private void awaitState(String state) {
        Stage.await(
                () -> state + ", not " + stage.conversation(),
                () -> stage.conversation().at("/state").asString().equals(state));
    }

    @Test
    void whoForWhomNobodyComesLeavesAMessage() {
        Visitor ada = waiting();
        ada.waitsFor(ASKED);
        ada.says("Leave a message");
        ada.waitsFor("Bot: Please write your message. Our team will read it.");
        ada.says("My shed leaks.");
        ada.waitsFor("Bot: Thank you. I have kept your message for our team.");

        assertThat(stage.conversation().at("/state_reason").asString()).isEqualTo("leaves_message");
        assertThat(stage.conversation().at("/left_messages/0/text").asString())
                .isEqualTo("My shed leaks.");
        assertThat(ofBusiness("/left-messages").at("/messages/0/text").asString())
                .isEqualTo("My shed leaks.");
        JsonNode counts = ofBusiness("/hand-overs?since=2026-01-01T00:00:00Z");
        assertThat(counts.at("/hand_overs/0/outcome").asString()).isEqualTo("gave_up");
        assertThat(counts.at("/hand_overs/0/reason").asString()).isEqualTo("leaves_message");
        assertThat(counts.at("/hand_overs/0/count").asInt()).isEqualTo(1);
        assertThat(ada.seesAfterALastQuestion()).last().isEqualTo("Bot: Nine to six.");
    }

    private JsonNode ofBusiness(String path) {
        return Stage.ok(stage.operator.get("/api/v1/businesses/" + stage.businessId + path)).json();
    }

    private Client.Answer order(String what) {
        return stage.operator.post(
                "/api/v1/businesses/"
                        + stage.businessId
                        + "/conversations/"
                        + stage.conversation().at("/id").asString()
                        + what,
                "{}");
    }

    @Test
    void anOperatorHandsOverAndTakesBack() {
        Visitor ada = stage.answered("Ada");
        assertThat(order("/take-back").status()).isEqualTo(409);
        assertThat(order("/hand-over").status()).isEqualTo(202);
        ada.waitsFor("Bot: You are with us.");
        awaitState("waiting");
        assertThat(order("/hand-over").at("/error")).isEqualTo("not_possible_now");
        assertThat(order("/take-back").status()).isEqualTo(202);
        ada.waitsFor("Bot: I am with you again. What can I do for you?");

        assertThat(ada.seesAfterALastQuestion()).last().isEqualTo("Bot: Nine to six.");
    }

    @Test
    void f29_afterAPersonHasLeftTheBotGoesOnIfItsFileSaysSo() {
        stage.handsOver("after_human: bot");
        Visitor ada = stage.visitor("Ada");
        ada.says("a human please");
        ada.waitsFor("Bot: You are with us.");
        ada.humanServes();
        ada.humanSays("Hello, Grace here.");
        awaitState("human");
        ada.humanLeaves();
        Stage.await(
                "the person has left",
                () -> stage.conversation().at("/state_reason").asString().equals("human_left"));

        assertThat(ada.seesAfterALastQuestion())
                .endsWith(
                        "Ada: what are your opening hours",
                        "Bot: Welcome back.",
                        "Bot: Nine to six.");
    }

    @Test
    void f40_theWaitGoesOnAfterARestart() {
        stage.handsOver("patience: 4 s");
        Visitor ada = stage.visitor("Ada");
        ada.says("a human please");
        ada.waitsFor("Bot: You are with us.");
        awaitState("waiting");
        stage.restartServer(() -> {});
        ada.waitsFor(ASKED);

        assertThat(ada.sees()).filteredOn(ASKED::equals).hasSize(1);
    }

    @Test
    void aPersonIsHeardThoughTheAnswerToTheBotsLeavingWasLost() {
        stage.handsOver("patience: 60 s");
        stage.fault(
                "{'fault':'drop_socket','moment':'after_request_before_reply','operation':'leaveChannel'}");
        Visitor ada = stage.visitor("Ada");
        ada.says("a human please");
        ada.waitsFor("Bot: You are with us.");
        Stage.await("the drop", () -> stage.struck("drop_socket") == 1);
        ada.humanServes();
        ada.humanSays("Hello, Grace here.");

        awaitState("human");
    }

    @Test
    void whoComesBackToAChatThatZendeskHasClosedIsTheBotsThoughAPersonWasThereToTheEnd() {
        Stage.ok(
                stage.zendesk.patch(
                        "/emulator/v1/settings",
                        Stage.json("{'visitor_timeouts':{'closed_tab_ms':100}}")));
        Visitor ada = stage.answered("Ada");
        ada.humanServes();
        ada.humanSays("Hello, Grace here.");
        awaitState("human");
        ada.leaves();
        awaitState("ended");
        Stage.await("the chat is closed", () -> ada.state().equals("CLOSED"));
        ada.returns();

        assertThat(ada.seesAfterALastQuestion())
                .endsWith("Ada: what are your opening hours", "Bot: Nine to six.");
    }

    @Test
    void aPersonWhoServesBeforeTheMinuteIsOverIsNotTalkedOver() {
        Visitor ada = waiting();
        ada.humanServes();
        awaitState("human");
        ada.humanSays("Hello, Grace here.");
        ada.says("delivery time");
        Stage.await(
                "the question is stored",
                () -> stage.conversation().at("/last_text").asString().equals("delivery time"));

        List<String> lines = ada.sees();
        assertThat(lines.subList(lines.indexOf("Grace: Hello, Grace here."), lines.size()))
                .noneMatch(line -> line.startsWith("Bot: "));
    }

    @Test
    void aPersonWhoComesWhileTheVisitorIsAskedHasTheChat() {
        Visitor ada = waiting();
        ada.waitsFor(ASKED);
        ada.humanServes();
        awaitState("human");
        ada.says("Leave a message");
        Stage.await(
                "the words are stored",
                () -> stage.conversation().at("/last_text").asString().equals("Leave a message"));

        assertThat(ada.sees()).last().isEqualTo("Ada: Leave a message");
    }
}
