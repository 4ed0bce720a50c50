package dev.deskhand.bot.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.Option;
import dev.deskhand.bot.dialogue.TurnTrace.Rule;
import dev.deskhand.bot.understanding.Basis;
import dev.deskhand.bot.understanding.Candidate;
import dev.deskhand.bot.understanding.Ranking;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where several nodes are equally near, the visitor is asked which of them is meant. */
class ChoicesTest {
    private static final String BOT =
            """
            name: Shoes
            settings: {break_message: Pardon?, texts: {did_you_mean: Which one?, say_it_again: Say it again.}%s}
            entities: [{name: size, type: number, min: 10, max: 50, prompt: Which size?}]
            nodes:
              - name: return_shoes
                type: start
                label: Return shoes
                user_says: [I want to return my red shoes, sending shoes back, return shoes that do not fit]
                asks: [size]
                bot_says: ["Size {size} comes back."]
            faq:
              - name: exchange_shoes
                label: Exchange shoes
                user_says: [I want to exchange my red shoes, swapping shoes for others, exchange shoes that do not fit]
                bot_says: [Bring them.]
              - name: opening_hours
                user_says: [when do you open, what are your hours]
                bot_says: [Nine.]
            """;

    /** Between the two. */
    private static final String EITHER = "my red shoes do not fit, size 44";

    private static final Dialogue SHOES = Dialogue.of(Talk.bot(BOT.formatted("")));

    private final Talk talk = new Talk(SHOES);

    @Test
    void theirLabelsAreOffered() {
        Turn turn = talk.say(EITHER);

        assertThat(turn.outcome())
                .isEqualTo(new Outcome.WhichOne(List.of("return_shoes", "exchange_shoes")));
        assertThat(Talk.texts(turn)).containsExactly("Which one?");
        assertThat(turn.state().offered())
                .extracting(Option::label)
                .containsExactly("Return shoes", "Exchange shoes", "Something else");
        assertThat(turn.trace().rule()).isEqualTo(Rule.SEVERAL);
        assertThat(turn.state().misses()).isZero();
    }

    @Test
    void whatIsPickedIsTakenAndWhatWasSaidBeforeCounts() {
        talk.say(EITHER);

        Turn turn = talk.say("1");

        assertThat(turn.trace().rule()).isEqualTo(Rule.DID_YOU_MEAN);
        assertThat(Talk.texts(turn)).containsExactly("Size 44 comes back.");
    }

    @Test
    void aLabelCanBeTypedWithASlip() {
        talk.say(EITHER);

        assertThat(talk.hear("exchnage shoes")).containsExactly("Bring them.");
    }

    @Test
    void whoMeansNoneOfThemIsAskedToSayItAgain() {
        talk.say(EITHER);

        assertThat(talk.hear("Something else")).containsExactly("Say it again.");
        assertThat(talk.state().misses()).isZero();
    }

    @Test
    void itIsNeverAskedTwiceRunning() {
        talk.say(EITHER);

        Turn second = talk.say(EITHER);

        assertThat(second.outcome()).isNotInstanceOf(Outcome.WhichOne.class);
        assertThat(talk.say(EITHER).outcome()).isInstanceOf(Outcome.WhichOne.class);
    }

    @Test
    void afterAChoiceWhatIsNotNearEnoughIsABreak() {
        talk.say(EITHER);

        assertThat(talk.hear("the moon is made of cheese")).containsExactly("Pardon?");
    }

    @Test
    void afterABreakAnOfferedLabelStillLeadsToItsNode() {
        talk.say(EITHER);
        talk.say("the moon is made of cheese");

        assertThat(talk.hear("Exchange shoes")).containsExactly("Bring them.");
    }

    @Test
    void anExactSentenceIsNoChoice() {
        assertThat(talk.say("I want to exchange my red shoes").outcome())
                .isEqualTo(new Outcome.Answered("exchange_shoes", 1));
    }

    @Test
    void anAuthorWhoDoesNotWantItGetsTheNearest() {
        Talk other = Talk.with(BOT.formatted(", disambiguation: false"));

        assertThat(other.say(EITHER).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        answered -> assertThat(answered.node()).isEqualTo("return_shoes"));
    }

    private static final String BEDS =
            """
            name: Beds
            settings: {break_message: Pardon?, texts: {did_you_mean: Which one?}}
            nodes:
              - name: beds
                type: start
                user_says: [what do you sell]
                bot_says: [Beds.]
                connections: [{CONNECTIONS}]
            faq:
              - {name: pillows, user_says: [which pillows do you have, pillow, soft pillows], bot_says: [Two.]}
              - {name: toppers, user_says: [which toppers do you have, topper, topper for my bed], bot_says: [One.]}
              - {name: hours, user_says: [when do you open], bot_says: [At nine.]}
            """;

    /** A conversation with a bot to which each text is as near to its nodes as is said here. */
    private static Talk beds(String connections, Candidate... candidates) {
        return new Talk(
                Dialogue.of(
                        Talk.bot(BEDS.replace("CONNECTIONS", connections)),
                        intents ->
                                text ->
                                        new Ranking(
                                                text.equals("?") ? List.of(candidates) : List.of(),
                                                Basis.MODELS)));
    }

    private static Candidate near(String node, double score) {
        return new Candidate(node, score);
    }

    @Test
    void ofTwoThatAreBothSureItIsAskedHoweverFarTheirOddsAreApart() {
        Talk beds =
                beds("to: hours", near("toppers", 0.97), near("pillows", 0.88), near("hours", 0.8));

        assertThat(beds.say("?").outcome())
                .isEqualTo(new Outcome.WhichOne(List.of("toppers", "pillows")));
    }

    @Test
    void whatIsLessSureOrFurtherOffIsNotAskedAbout() {
        assertThat(
                        beds("to: hours", near("toppers", 0.93), near("pillows", 0.84))
                                .say("?")
                                .outcome())
                .isEqualTo(new Outcome.Answered("toppers", 0.93));
        assertThat(
                        beds("to: hours", near("toppers", 0.97), near("pillows", 0.86))
                                .say("?")
                                .outcome())
                .isEqualTo(new Outcome.Answered("toppers", 0.97));
        assertThat(beds("to: hours", near("toppers", 1), near("pillows", 0.97)).say("?").outcome())
                .as("a sentence of the author's own")
                .isEqualTo(new Outcome.Answered("toppers", 1));
    }

    @Test
    void twoThatBelongTogetherAreNotTwoMeanings() {
        Candidate toppers = near("toppers", 0.97);

        assertThat(beds("to: toppers", toppers, near("beds", 0.9)).say("?").outcome())
                .as("one leads to the other")
                .isEqualTo(new Outcome.Answered("toppers", 0.97));
        assertThat(
                        beds(
                                        "to: toppers, user_says: [one]}, {to: pillows, user_says: [two]",
                                        toppers,
                                        near("pillows", 0.9))
                                .say("?")
                                .outcome())
                .as("both belong to a third")
                .isEqualTo(new Outcome.Answered("toppers", 0.97));
    }
}
