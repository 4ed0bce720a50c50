package dev.deskhand.bot.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.Option;
import dev.deskhand.bot.dialogue.TurnTrace.Rule;
import dev.deskhand.bot.understanding.Basis;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the nearest is not quite near enough to be answered, the visitor is asked. */
class NearMissTest {
    private static final String BOT =
            """
            name: Lamps
            settings: {break_message: Pardon?, texts: {did_you_mean: Which one?, say_it_again: Say it again.}%s}
            entities: [{name: watt, type: number, min: 1, max: 99, prompt: How many watts?}]
            nodes:
              - name: order_bulbs
                type: start
                label: Order bulbs
                user_says: [I want to order new bulbs, send me some bulbs, bulbs for my lamp please]
                asks: [watt]
                bot_says: ["{watt} watts are on their way."]
            faq:
              - name: cleaning
                label: Cleaning
                user_says: [how do I clean the shade, can the shade be washed, dust on the glass]
                bot_says: [With a dry cloth.]
              - name: guarantee
                label: Guarantee
                user_says: [how long is the guarantee, my lamp is broken, it does not light up any more]
                bot_says: [Three years.]
            """;

    private static final Dialogue LAMPS = Talk.asIfByModels(Talk.bot(BOT.formatted("")));

    private final Talk talk = new Talk(LAMPS);

    private static final String NEARLY_CLEANING = "is it washed";
    private static final String NOTHING = "the moon is made of cheese";

    private static Talk lamps(String settings) {
        return new Talk(Talk.asIfByModels(Talk.bot(BOT.formatted(settings))));
    }

    @Test
    void byWordsAloneNothingIsMadeOfWhatComesNear() {
        Talk byWords = Talk.with(BOT.formatted(""));

        Turn turn = byWords.say(NEARLY_CLEANING);

        assertThat(turn.trace().candidates())
                .isEqualTo(talk.say(NEARLY_CLEANING).trace().candidates());
        assertThat(turn.trace().understoodBy()).contains(Basis.WORDS);
        assertThat(turn.outcome()).isInstanceOf(Outcome.NotUnderstood.class);
        assertThat(Talk.texts(turn)).containsExactly("Pardon?");
    }

    @Test
    void whatComesNearIsOfferedInPlaceOfTheBreakMessage() {
        Turn turn = talk.say(NEARLY_CLEANING);

        assertThat(turn.trace().candidates().getFirst().isMeant()).isFalse();
        assertThat(turn.outcome()).isEqualTo(new Outcome.WhichOne(List.of("cleaning")));
        assertThat(Talk.texts(turn)).containsExactly("Which one?");
        assertThat(turn.state().offered())
                .extracting(Option::label)
                .containsExactly("Cleaning", "Something else");
        assertThat(turn.trace().rule()).isEqualTo(Rule.NEAR_MISS);
    }

    @Test
    void whatIsLessNearIsOfferedBelow() {
        Turn turn = talk.say("can it light dust");

        assertThat(turn.outcome())
                .isEqualTo(new Outcome.WhichOne(List.of("guarantee", "cleaning")));
        assertThat(turn.trace().rule()).isEqualTo(Rule.NEAR_MISS);
    }

    @Test
    void deskhandsOwnQuestionNamesTheOneThingThatIsNear() {
        String plain =
                BOT.replace(
                        "texts: {did_you_mean: Which one?, say_it_again: Say it again.}",
                        "region: GB");
        Talk one = new Talk(Talk.asIfByModels(Talk.bot(plain.formatted(""))));
        Talk two = new Talk(Talk.asIfByModels(Talk.bot(plain.formatted(""))));

        assertThat(one.hear(NEARLY_CLEANING)).containsExactly("Did you mean “Cleaning”?");
        assertThat(two.hear("can it light dust")).containsExactly("Did you mean one of these?");
    }

    @ParameterizedTest
    @CsvSource({
        "de, Meinen Sie „Cleaning“?",
        "fr, Vouliez-vous dire « Cleaning » ?",
        "es, ¿Se refiere a «Cleaning»?",
        "nl, Did you mean “Cleaning”?"
    })
    void itIsNamedInTheLanguageOfTheVisitor(String language, String question) {
        String bot =
                BOT.replace(
                                "texts: {did_you_mean: Which one?, say_it_again: Say it again.}",
                                "region: GB")
                        .replace("name: Lamps", "name: Lamps\nlanguages: [" + language + "]");

        Talk other = new Talk(Talk.asIfByModels(Talk.bot(bot.formatted(""))));

        assertThat(other.hear(NEARLY_CLEANING)).containsExactly(question);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "Yes please!", "yep"})
    void yesTakesTheOneThing(String yes) {
        talk.say(NEARLY_CLEANING);

        Turn turn = talk.say(yes);

        assertThat(Talk.texts(turn)).containsExactly("With a dry cloth.");
        assertThat(turn.trace().rule()).isEqualTo(Rule.DID_YOU_MEAN);
    }

    @Test
    void noTakesTheWayOutAndYesToSeveralTakesNone() {
        talk.say(NEARLY_CLEANING);
        assertThat(talk.hear("no")).containsExactly("Say it again.");

        Talk other = lamps(", human_assistance: false");
        other.say("can it light dust");
        assertThat(other.say("yes").trace().rule()).isNotEqualTo(Rule.DID_YOU_MEAN);
    }

    @Test
    void whatIsFarFromAllIsABreak() {
        assertThat(talk.hear(NOTHING)).containsExactly("Pardon?");
    }

    @Test
    void whatIsPickedIsTakenAndWhatWasSaidBeforeCounts() {
        talk.say("a bulb with 40 watts");

        assertThat(talk.hear("Order bulbs")).containsExactly("40 watts are on their way.");
        assertThat(talk.state().misses()).isZero();
    }

    @Test
    void whoMeansNoneOfThemHasBeenMissedOnce() {
        talk.say(NEARLY_CLEANING);

        Turn none = talk.say("Something else");

        assertThat(Talk.texts(none)).containsExactly("Say it again.");
        assertThat(none.outcome()).isInstanceOf(Outcome.NotUnderstood.class);
        assertThat(none.state().misses()).isEqualTo(1);
        assertThat(talk.say(NOTHING).outcome())
                .as("the second miss in a row")
                .isInstanceOf(Outcome.HandOverAsked.class);
    }

    @Test
    void aPersonIsNotPutOffByTheQuestion() {
        talk.say(NOTHING);

        assertThat(talk.say(NEARLY_CLEANING).outcome()).isInstanceOf(Outcome.HandOverAsked.class);
    }

    @Test
    void itIsNeverAskedTwiceRunning() {
        Talk other = lamps(", human_assistance: false");
        other.say(NEARLY_CLEANING);

        assertThat(other.hear(NEARLY_CLEANING)).containsExactly("Pardon?");
        assertThat(other.state().misses()).isEqualTo(2);
        assertThat(other.hear(NEARLY_CLEANING)).containsExactly("Which one?");
    }

    @Test
    void whileAValueIsAskedForThatIsAskedForAgain() {
        talk.say("bulbs for my lamp please");

        assertThat(talk.hear(NEARLY_CLEANING)).containsExactly("How many watts?");
    }

    @Test
    void anAuthorWhoDoesNotWantItGetsTheBreakMessage() {
        Talk other = lamps(", disambiguation: {near_misses: false}");

        assertThat(other.hear(NEARLY_CLEANING)).containsExactly("Pardon?");
        assertThat(other.hear("lamp")).as("between two").containsExactly("Which one?");
        assertThat(lamps(", disambiguation: false").hear(NEARLY_CLEANING))
                .containsExactly("Pardon?");
    }
}
