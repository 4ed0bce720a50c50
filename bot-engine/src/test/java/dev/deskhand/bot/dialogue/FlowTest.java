package dev.deskhand.bot.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.dialogue.TurnTrace.Rule;
import org.junit.jupiter.api.Test;

/** How a conversation goes through nodes that ask, do and lead on. */
class FlowTest {
    private static final Dialogue SHOP = Dialogue.of(Talk.kettleShop());

    private final Talk talk = new Talk(SHOP);

    @Test
    void aNodeSaysItsFirstWordsAndAsksForTheFirstValueThatIsNotKnown() {
        Turn turn = talk.say("where is my order?");

        assertThat(Talk.texts(turn)).containsExactly("Let us see.", "What is your order number?");
        assertThat(turn.outcome()).isEqualTo(new Outcome.Answered("track_order", 1));
        assertThat(turn.trace().rule()).isEqualTo(Rule.START);
        assertThat(turn.trace().path()).containsExactly("track_order");
    }

    @Test
    void oneQuestionFollowsTheOtherUntilAllIsKnown() {
        assertThat(talk.hear("book a table")).containsExactly("On which day?");
        Turn day = talk.say("next friday");
        assertThat(day.trace().rule()).isEqualTo(Rule.ANSWER);
        assertThat(Talk.texts(day)).containsExactly("How many guests?");
        assertThat(talk.hear("4")).containsExactly("4 guests on Friday 27 November, right?");
        assertThat(talk.hear("yes")).containsExactly("Booked for 4 on Friday 27 November.");
    }

    @Test
    void valuesInTheVerySentenceThatBeginsWithANodeCount() {
        assertThat(talk.hear("I want to reserve a table for 3 guests tomorrow"))
                .containsExactly("3 guests on Friday 20 November, right?");
    }

    @Test
    void anAnswerThatHoldsSeveralValuesFillsSeveral() {
        talk.say("book a table");

        assertThat(talk.hear("tomorrow, we are 5, ada@example.org"))
                .containsExactly("5 guests on Friday 20 November, right?");
        assertThat(talk.value("email")).isEqualTo("ada@example.org");
    }

    @Test
    void anotherValueThanTheOneAskedForIsKeptAndTheQuestionIsAskedAgain() {
        talk.say("book a table");

        assertThat(talk.hear("ada@example.org")).containsExactly("On which day?");
        assertThat(talk.value("email")).isEqualTo("ada@example.org");
    }

    @Test
    void aKnownValueIsNotAskedForAgain() {
        talk.say("where is my order");
        talk.say("AB-123456");
        talk.answers("{\"status\": \"shipped\"}");

        assertThat(talk.say("order status please").outcome()).isInstanceOf(Outcome.Calls.class);
    }

    @Test
    void anAnswerWithoutTheValueIsAskedForInOtherWords() {
        talk.say("where is my order");

        Turn turn = talk.say("the blue one with the dent");

        assertThat(Talk.texts(turn)).containsExactly("It looks like AB-123456.");
        assertThat(turn.state().misses()).isZero();
    }

    @Test
    void afterThreeFailuresAPersonIsBroughtByTheRule() {
        talk.say("where is my order");
        talk.say("the blue one with the dent");
        talk.say("the blue one with the dent I say");

        Turn turn = talk.say("blue and dented");

        assertThat(turn.outcome())
                .isEqualTo(
                        new Outcome.HandOverAsked(
                                Outcome.Cause.NOT_UNDERSTOOD, new Action.Target.Anyone()));
    }

    @Test
    void whereNoPersonIsBroughtTheQuestionIsGivenUp() {
        Talk alone =
                Talk.with(
                        """
                        name: Alone
                        settings: {human_assistance: false, texts: {give_up_asking: Let us leave that.}}
                        entities: [{name: email, type: email, prompt: Your e-mail?}]
                        nodes:
                          - {name: news, type: start, user_says: [send me news], asks: [email], bot_says: [Done.]}
                        """);
        alone.say("send me news");
        alone.say("carrier pigeon");
        alone.say("smoke signals");

        assertThat(alone.hear("a postcard")).containsExactly("Let us leave that.");
        assertThat(alone.hear("ada@example.org"))
                .as("nothing is asked any more")
                .containsExactly(
                        "Sorry, I did not understand that. Could you say it in other words?");
    }

    @Test
    void aQuestionInTheMiddleIsAnsweredAndTheOpenOneIsAskedAgain() {
        talk.say("where is my order");

        Turn turn = talk.say("what are your opening hours?");

        assertThat(Talk.texts(turn)).containsExactly("Nine to six.", "What is your order number?");
        assertThat(turn.trace().rule()).isEqualTo(Rule.FAQ);
        assertThat(talk.say("AB-123456").outcome()).isInstanceOf(Outcome.Calls.class);
    }

    @Test
    void aValueWinsOverAMerelyLikelyQuestion() {
        talk.say("book a table");

        assertThat(talk.hear("can you do sunday?")).containsExactly("How many guests?");
    }

    @Test
    void aQuestionThatIsClearlyMeantWinsOverAValueInIt() {
        talk.say("book a table");

        assertThat(talk.hear("are you open on Sunday?"))
                .containsExactly("Nine to six.", "On which day?");
        assertThat(talk.value("day")).isEmpty();
    }

    @Test
    void aPressedAnswerIsTheAnswerEvenIfAnFaqHasItsWords() {
        talk.say("make a complaint");

        Turn turn = talk.say("Returns");

        assertThat(Talk.texts(turn)).containsExactly("What happened?");
        assertThat(talk.value("topic")).isEqualTo("Returns");
    }

    @Test
    void freeTextTakesWhatIsSaidAndTheActionsFollow() {
        talk.say("make a complaint");
        talk.say("delivery");

        Turn turn = talk.say("The box was wet and the kettle had a hole.");

        assertThat(turn.tags()).containsExactly("complaint");
        assertThat(turn.outcome())
                .isEqualTo(
                        new Outcome.HandOverAsked(
                                Outcome.Cause.FLOW, new Action.Target.Department("Quality")));
        assertThat(talk.value("story")).isEqualTo("The box was wet and the kettle had a hole.");
    }

    @Test
    void aWishForAPersonIsHeardInTheMiddleOfAQuestion() {
        talk.say("make a complaint");
        talk.say("delivery");

        Turn turn = talk.say("I want to speak to a person");

        assertThat(turn.trace().rule()).isEqualTo(Rule.WISH_FOR_A_PERSON);
    }

    @Test
    void aConnectionIsTakenByWords() {
        booked();

        Turn turn = talk.say("and what can we eat there");

        assertThat(Talk.texts(turn)).containsExactly("Soup and bread.");
        assertThat(turn.trace().rule()).isEqualTo(Rule.CONNECTION);
        assertThat(turn.trace().path()).containsExactly("menu");
    }

    @Test
    void aConnectionCannotBeTakenFromElsewhere() {
        assertThat(talk.say("the menu please").outcome()).isInstanceOf(Outcome.NotUnderstood.class);
    }

    @Test
    void aConnectionIsTakenByAValue() {
        talk.say("book a table tomorrow for 3 guests");

        Turn turn = talk.say("no");

        assertThat(Talk.texts(turn)).endsWith("Then not.");
        assertThat(turn.trace().path()).containsExactly("book_table", "not_booked");
        assertThat(talk.value("guests")).isEmpty();
    }

    @Test
    void anFaqKeepsThePlaceWhereWordsLeadOn() {
        booked();
        talk.say("what is your return policy");

        assertThat(talk.hear("where can we park")).containsExactly("Behind the house.");
    }

    @Test
    void aNodeThatClearsTheContextForgetsValuesAndPlace() {
        booked();

        Turn turn = talk.say("start again from zero");

        assertThat(turn.state().values()).isEmpty();
        assertThat(turn.state().place()).isEmpty();
        assertThat(talk.say("the menu please").outcome()).isInstanceOf(Outcome.NotUnderstood.class);
    }

    @Test
    void aFlowThatGoesInACircleIsEnded() {
        Talk circle =
                Talk.with(
                        """
                        name: Circle
                        settings: {texts: {error: Something broke.}}
                        entities: [{name: x, type: number}]
                        nodes:
                          - {name: a, type: start, user_says: [round and round], connections: [{to: b, when: {x: unknown}}]}
                          - {name: b, type: step, connections: [{to: a, when: {x: unknown}}]}
                        """);

        Turn turn = circle.say("round and round");

        assertThat(Talk.texts(turn)).containsExactly("Something broke.");
        assertThat(turn.trace().path()).hasSize(Flow.MOST_NODES);
    }

    private void booked() {
        talk.say("book a table tomorrow for 3 guests");
        talk.say("yes");
    }
}
