package dev.deskhand.bot.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the bot puts what it says: languages, variants, channels; and how long it remembers. */
class SayingTest {
    private static final String BOT =
            """
            name: Larch
            languages: [en, de]
            settings:
              break_message: {en: Pardon?, de: Wie bitte?}
              context_life: 2 h
              region: DE
            entities:
              - name: day
                type: date
                prompt: {en: Which day?, de: An welchem Tag?}
              - {name: price, type: money}
              - {name: paid, type: yes_no, prompt: {en: Paid?, de: Bezahlt?}}
            nodes:
              - name: visit
                type: start
                user_says: {en: [I want to visit you], de: [ich will euch besuchen]}
                asks: [day, {entity: price, optional: true}]
                bot_says: [{text: {en: "See you on {day}, {price|free}.", de: "Bis {day}, {price|gratis}."}}]
              - name: pay
                type: start
                user_says: {en: [I want to pay], de: [ich will bezahlen]}
                asks: [paid]
                bot_says: ["{paid}"]
            faq:
              - name: hours
                user_says: {en: [when do you open], de: [wann habt ihr offen]}
                bot_says: [{any_of: [One, Two, Three]}]
              - name: where
                user_says: [where are you]
                bot_says:
                  - any_of: [{text: Elsewhere.}, {text: Here., channels: [zendesk_chat]}]
                  - {text: Only there., channels: [zendesk_chat]}
            """;

    private static final Dialogue LARCH = Dialogue.of(Talk.bot(BOT));

    private final Talk talk = new Talk(LARCH);

    @Test
    void theVisitorIsAnsweredInTheLanguageTheyWriteAndItIsRemembered() {
        assertThat(talk.hear("ich will euch besuchen")).containsExactly("An welchem Tag?");
        assertThat(talk.state().language()).isEqualTo("de");
        assertThat(talk.hear("xyzzy")).containsExactly("An welchem Tag?");
        assertThat(talk.hear("am 27. November für 12,50 Euro"))
                .containsExactly("Bis Freitag, 27. November, 12,50\u00a0€.");
    }

    @Test
    void smallTalkIsAnsweredInTheVisitorsLanguage() {
        assertThat(talk.say("Guten Morgen!").outcome())
                .isEqualTo(new Outcome.SmallTalk("greeting", 1));
        assertThat(talk.hear("vielen Dank"))
                .containsAnyOf("Gern geschehen!", "Sehr gern. Gibt es noch etwas?");
    }

    @Test
    void aWordThatTwoLanguagesHaveChangesNothing() {
        talk.say("wann habt ihr offen");
        talk.say("ok");

        assertThat(talk.state().language()).isEqualTo("de");
        assertThat(talk.say("could you please say that in English").state().language())
                .isEqualTo("en");
    }

    @Test
    void whoeverShowsNoLanguageReadsTheMainOne() {
        assertThat(talk.hear("12345")).containsExactly("Pardon?");
    }

    @Test
    void valuesAreSaidAsPeopleWriteThem() {
        talk.say("I want to visit you tomorrow");

        assertThat(Talk.texts(talk.say("sorry, on 2 January 2028")).getLast()).contains("2028");
        talk.say("I want to pay");
        assertThat(talk.hear("sure")).containsExactly("yes");
    }

    @Test
    void noVariantIsSaidTwiceRunning() {
        for (long seed = 0; seed < 20; seed++) {
            talk.seed(seed);
            List<String> said = new ArrayList<>();
            for (int time = 0; time < 12; time++) {
                said.addAll(talk.hear("when do you open"));
                talk.say("12345");
            }
            for (int at = 1; at < said.size(); at++) {
                assertThat(said.get(at)).as("seed " + seed).isNotEqualTo(said.get(at - 1));
            }
            assertThat(new HashSet<>(said)).hasSize(3);
        }
    }

    @Test
    void aVariantForTheChannelComesBeforeOneForAll() {
        assertThat(talk.hear("where are you")).containsExactly("Here.", "Only there.");
        assertThat(talk.on("another").hear("where are you")).containsExactly("Elsewhere.");
    }

    @ParameterizedTest
    @CsvSource({"119, 2026-11-20", "121, ''"})
    void whatWasUnderstoodIsForgottenAfterALongSilence(long minutes, String day) {
        talk.say("I want to visit you tomorrow");
        talk.after(Duration.ofMinutes(minutes));
        talk.say("12345");

        assertThat(talk.value("day")).isEqualTo(day);
    }

    @Test
    void anOpenQuestionIsForgottenAfterALongSilence() {
        talk.say("I want to visit you");
        talk.after(Duration.ofHours(3));

        assertThat(talk.hear("tomorrow")).containsExactly("Pardon?");
    }

    @Test
    void eachTurnBeginsTheSilenceAnew() {
        talk.say("I want to visit you tomorrow");
        for (int time = 0; time < 5; time++) {
            talk.after(Duration.ofMinutes(100));
            talk.say("when do you open");
        }

        assertThat(talk.value("day")).isEqualTo("2026-11-20");
    }
}
