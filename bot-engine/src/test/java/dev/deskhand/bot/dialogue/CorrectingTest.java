package dev.deskhand.bot.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.dialogue.TurnTrace.Rule;
import org.junit.jupiter.api.Test;

/** What the visitor puts right replaces what was known, wherever the flow has got to. */
class CorrectingTest {
    private static final Dialogue SHOP = Dialogue.of(Talk.kettleShop());

    private final Talk talk = new Talk(SHOP);

    @Test
    void aValueIsPutRightWhileAnotherIsAskedFor() {
        talk.say("book a table");
        talk.say("next friday");

        Turn turn = talk.say("no, the 12th of December");

        assertThat(turn.trace().rule()).isEqualTo(Rule.CORRECTION);
        assertThat(Talk.texts(turn)).containsExactly("Changed.", "How many guests?");
        assertThat(talk.value("day")).isEqualTo("2026-12-12");
    }

    @Test
    void aYesOrNoQuestionIsAskedAgainWithTheNewValue() {
        talk.say("book a table tomorrow for 3 guests");

        assertThat(talk.hear("no, 4 guests"))
                .containsExactly("Changed.", "4 guests on Friday 20 November, right?");
    }

    @Test
    void aValueIsPutRightAfterTheFlowHasGoneOn() {
        talk.say("where is my order");
        talk.say("AB-123456");
        talk.answers("{\"status\": \"shipped\"}");

        Turn turn = talk.say("sorry, I meant AB-654321");

        assertThat(Talk.texts(turn)).containsExactly("Changed.");
        assertThat(turn.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Calls.class,
                        calls ->
                                assertThat(calls.request().url())
                                        .hasToString("https://api.example/orders/AB-654321"));
        assertThat(Talk.texts(talk.answers("{\"status\": \"packed\"}")))
                .containsExactly("Order AB-654321 is packed.");
    }

    @Test
    void anAnswerWithASlipInItIsNoCorrectionOfSomethingElse() {
        talk.say("book a table tomorrow");

        Turn turn = talk.say("we are 3, sorry, 4");

        assertThat(talk.value("guests")).isEqualTo("4");
        assertThat(turn.trace().rule()).isEqualTo(Rule.ANSWER);
    }

    @Test
    void aCorrectionAndTheAnswerInOneMessageBothCount() {
        talk.say("book a table");
        talk.say("next friday");

        assertThat(talk.hear("no, the 12th of December please, and we are 6 guests"))
                .containsExactly("Changed.", "6 guests on Saturday 12 December, right?");
    }

    @Test
    void whatAServiceHasAnsweredIsNothingThatAVisitorPutsRight() {
        talk.say("where is my order");
        talk.say("AB-123456");
        talk.answers("{\"status\": \"shipped\", \"parcels\": 2}");

        assertThat(talk.say("actually 3").trace().rule()).isNotEqualTo(Rule.CORRECTION);
    }
}
