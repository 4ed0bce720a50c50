package dev.deskhand.bot.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.Option;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialogueTest {
    private static final TurnContext CONTEXT =
            new TurnContext(Talk.BEGIN, "", TurnContext.ZENDESK_CHAT, 1);

    private final Dialogue dialogue = Dialogue.of(Talk.gardenShop());

    @Test
    void anExactSentenceHitsItsEntryWhateverItsCaseAndPunctuation() {
        Turn turn = say("HOW much is shipping?!");

        assertThat(turn.outcome()).isEqualTo(new Outcome.Answered("delivery_cost", 1));
        assertThat(turn.replies())
                .containsExactly(
                        BotMessage.text("Three euros"), BotMessage.text("Free above fifty."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    how long will the delivery take?         | delivery_time
                    when does my parcel get here             | delivery_time
                    hi, how many days till my order arrives? | delivery_time
                    how much do you charge for shipping      | delivery_cost
                    I'd like to return a plant               | returns
                    whats the return policy                  | returns
                    do you open on sundays                   | opening_hours
                    what time do you close today            | opening_hours
                    how long does delivry take               | delivery_time
                    """)
    void aQuestionInOtherWordsIsUnderstood(String question, String entry) {
        assertThat(say(question).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        answered -> assertThat(answered.node()).isEqualTo(entry));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "who won the football match yesterday",
                "please fix the engine of my car",
                "write a poem about the sea",
                "what",
                "asdf qwer",
                "?!",
                ""
            })
    void whatTheBotKnowsNothingOfIsNotAnswered(String question) {
        Turn turn = say(question);

        assertThat(turn.outcome()).isInstanceOf(Outcome.NotUnderstood.class);
        assertThat(turn.replies()).containsExactly(BotMessage.text("Pardon?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "talk to a human",
                "I want to talk to a human please",
                "can I speak to an agent"
            })
    void theWishForAPersonAsksForAHandOverAndSaysNothingYet(String wish) {
        Turn turn = say(wish);

        assertThat(turn.outcome())
                .isEqualTo(
                        new Outcome.HandOverAsked(
                                Outcome.Cause.VISITORS_WISH, new Action.Target.Anyone()));
        assertThat(turn.replies()).isEmpty();
    }

    @Test
    void aWishForAPersonCountsWhereverItStandsInAMessage() {
        assertThat(
                        say("One plant arrived with a broken stem and no earth. Talk to a human."
                                        + " What are your opening hours?")
                                .outcome())
                .isEqualTo(
                        new Outcome.HandOverAsked(
                                Outcome.Cause.VISITORS_WISH, new Action.Target.Anyone()));
    }

    @Test
    void aQuestionBetweenOtherSentencesIsFound() {
        assertThat(
                        say("Hi there! My neighbour told me about your roses and he loves them."
                                        + " How much is shipping? Best wishes from the coast, Ada")
                                .outcome())
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        answered -> assertThat(answered.node()).isEqualTo("delivery_cost"));
    }

    @Test
    void theSecondMissInARowAsksForAHandOver() {
        Turn first = say("the moon is made of cheese");
        Turn second =
                dialogue.turn(
                        first.state(), new VisitorInput.Said("and mars of chocolate"), CONTEXT);

        assertThat(first.outcome()).isInstanceOf(Outcome.NotUnderstood.class);
        assertThat(second.outcome())
                .isEqualTo(
                        new Outcome.HandOverAsked(
                                Outcome.Cause.NOT_UNDERSTOOD, new Action.Target.Anyone()));
        assertThat(second.replies()).isEmpty();
    }

    @Test
    void anAnswerInBetweenMakesTheCountStartAgain() {
        Turn miss = say("the moon is made of cheese");
        Turn hit = dialogue.turn(miss.state(), new VisitorInput.Said("delivery time"), CONTEXT);
        Turn nextMiss =
                dialogue.turn(hit.state(), new VisitorInput.Said("and mars of chocolate"), CONTEXT);

        assertThat(nextMiss.outcome()).isInstanceOf(Outcome.NotUnderstood.class);
    }

    @Test
    void aHandOverThatFailedIsAskedForAgainAtTheNextMiss() {
        Turn first = say("the moon is made of cheese");
        Turn second =
                dialogue.turn(
                        first.state(), new VisitorInput.Said("and mars of chocolate"), CONTEXT);
        Turn third =
                dialogue.turn(second.state(), new VisitorInput.Said("pluto is a pretzel"), CONTEXT);

        assertThat(third.outcome())
                .isEqualTo(
                        new Outcome.HandOverAsked(
                                Outcome.Cause.NOT_UNDERSTOOD, new Action.Target.Anyone()));
    }

    @Test
    void quickRepliesShowALabelAndSendWhatTheAuthorSays() {
        assertThat(say("delivery time").replies().getFirst().options())
                .isEqualTo(
                        List.of(
                                new Option("Delivery cost", "Delivery cost"),
                                new Option("A person", "talk to a human")));
    }

    private Turn say(String text) {
        return dialogue.turn(DialogueState.START, new VisitorInput.Said(text), CONTEXT);
    }
}
