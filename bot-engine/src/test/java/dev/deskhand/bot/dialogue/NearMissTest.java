package dev.deskhand.bot.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.Option;
import dev.deskhand.bot.dialogue.TurnTrace.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    private static final Dialogue LAMPS = Dialogue.of(Talk.bot(BOT.formatted("")));

    private final Talk talk = new Talk(LAMPS);

    private static final String NEARLY_CLEANING = "is it washed";
    private static final String NOTHING = "the moon is made of cheese";

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
        Talk other = Talk.with(BOT.formatted(", human_assistance: false"));
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
        Talk other = Talk.with(BOT.formatted(", disambiguation: {near_misses: false}"));

        assertThat(other.hear(NEARLY_CLEANING)).containsExactly("Pardon?");
        assertThat(other.hear("lamp")).as("between two").containsExactly("Which one?");
        assertThat(Talk.with(BOT.formatted(", disambiguation: false")).hear(NEARLY_CLEANING))
                .containsExactly("Pardon?");
    }
}
