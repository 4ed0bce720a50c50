package dev.deskhand.bot.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whoever turns to something else in the middle is brought back to where they were. */
class DigressionTest {
    private static final Dialogue SHOP = Dialogue.of(Talk.kettleShop());

    private final Talk talk = new Talk(SHOP);

    @Test
    void afterAnotherFlowTheOpenQuestionIsAskedAgain() {
        talk.say("book a table for 4 guests");
        talk.say("where is my order");
        talk.say("AB-123456");

        assertThat(Talk.texts(talk.answers("{\"status\": \"shipped\"}")))
                .containsExactly("Order AB-123456 is shipped.", "On which day?");
        assertThat(talk.hear("tomorrow")).containsExactly("4 guests on Friday 20 November, right?");
    }

    @Test
    void digressionsInDigressionsReturnOneByOne() {
        talk.say("book a table for 4 guests");
        talk.say("make a complaint");
        talk.say("where is my order");
        talk.say("AB-123456");

        assertThat(Talk.texts(talk.answers("{\"status\": \"shipped\"}")))
                .containsExactly("Order AB-123456 is shipped.", "What is it about?");
        assertThat(talk.state().left()).hasSize(1);
    }

    @Test
    void whatWasLeftIsBounded() {
        for (int time = 0; time < 20; time++) {
            talk.say("book a table");
            talk.say("make a complaint");
            talk.say("where is my order");
        }

        assertThat(talk.state().left()).hasSize(2);
        assertThat(talk.state().place().orElseThrow().trail()).containsExactly("track_order");
    }

    @Test
    void aFlowThatHasComeToItsEndIsNotComeBackTo() {
        talk.say("where is my order");
        talk.say("AB-123456");
        talk.answers("{\"status\": \"shipped\"}");
        talk.say("make a complaint");
        talk.say("returns");

        assertThat(talk.state().left()).isEmpty();
    }

    @Test
    void aNodeThatClearsTheContextBringsNothingBack() {
        talk.say("book a table");

        assertThat(talk.hear("start again from zero")).containsExactly("A clean table.");
        assertThat(talk.state().left()).isEmpty();
    }

    @Test
    void anUnknownWordInADigressionIsAboutTheDigression() {
        talk.say("book a table");
        talk.say("where is my order");

        assertThat(talk.hear("blue and dented")).containsExactly("It looks like AB-123456.");
    }
}
