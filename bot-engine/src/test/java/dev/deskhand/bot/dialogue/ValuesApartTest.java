package dev.deskhand.bot.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.dialogue.TurnTrace.Rule;
import dev.deskhand.bot.entity.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values in a message do not hide what it means. */
class ValuesApartTest {
    private static final Dialogue PARCELS =
            Dialogue.of(
                    Talk.bot(
                            """
                            name: Parcels
                            settings: {break_message: Pardon?}
                            entities:
                              - {name: order, type: regex, pattern: 'LK-\\d{6}', prompt: Which order?}
                              - {name: email, type: email, prompt: Which address?}
                              - {name: treatment, type: dictionary, values: [massage, facial], prompt: What?}
                              - {name: day, type: date, prompt: When?}
                              - {name: hour, type: time, prompt: At what time?}
                            nodes:
                              - name: track
                                type: start
                                user_says: [where is my order, tracking number, how can I track my package]
                                asks: [order, email]
                                bot_says: ["Order {order} is on its way."]
                              - name: book
                                type: start
                                user_says: [book a massage for me, I would like to make an appointment]
                                asks: [treatment, day, hour]
                                bot_says: ["A {treatment}, then."]
                            faq:
                              - name: returns
                                user_says: [how do I send something back, I want to return my order]
                                bot_says: [By post.]
                            """));

    private final Talk talk = new Talk(PARCELS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "track LK-204819 for bea@example.org",
                "LK-204819 bea@example.org where is it",
                "my package LK-204819, can you track it for bea@example.org?"
            })
    void aMessageFullOfValuesIsUnderstoodByTheRest(String text) {
        Turn turn = talk.say(text);

        assertThat(turn.trace().rule()).isEqualTo(Rule.START);
        assertThat(Talk.texts(turn)).containsExactly("Order LK-204819 is on its way.");
    }

    @Test
    void valuesThatANodeAsksForSpeakForIt() {
        assertThat(talk.hear("I would like a massage next Tuesday at 9:30"))
                .containsExactly("A massage, then.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LK-204819 is a nice number",
                "my cousin bea@example.org sings in a choir",
                "it rained on Tuesday"
            })
    void aValueAloneMeansNothing(String text) {
        Turn turn = talk.say(text);

        assertThat(turn.trace().rule()).isEqualTo(Rule.BREAK);
    }

    @Test
    void whoAsksWhyAMessageWasNotUnderstoodSeesItsValues() {
        Turn turn = talk.say("my cousin bea@example.org sings in a choir");

        assertThat(turn.trace().found()).extracting(Found::words).contains("bea@example.org");
    }
}
