package dev.deskhand.bot.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.file.BotFile;
import dev.deskhand.bot.file.BotProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value of a dictionary is called in each language as the author says. */
class NamesOfValuesTest {
    private static final String BOT =
            """
            name: Tea
            languages: [en, de]
            settings: {break_message: Pardon?}
            entities:
              - name: size
                type: dictionary
                values:
                  - {en: Large, de: Groß}
                  - {value: {en: Small, de: Klein}, variants: {en: [tiny, little], de: winzig}}
                  - {value: XL, variants: [huge]}
                prompt: {en: "Which size?", de: "Welche Größe?"}
              - {name: tin, type: dictionary, values: [Round], prompt: "Which?"}
            nodes:
              - name: order
                type: start
                user_says:
                  en: [I want to order a tin of tea, order tea]
                  de: [ich möchte eine Dose Tee bestellen, Tee bestellen]
                asks: [size]
                connections:
                  - {to: large, when: {size: Large}}
                  - to: other
              - name: large
                type: step
                actions:
                  - call: {method: POST, url: "https://tea.example/", send: {/size: "{size}"}}
                bot_says: [{en: "A {size} tin.", de: "Eine Dose: {size}."}]
              - name: other
                type: step
                bot_says: [{en: "A {size} tin. {size:value}, {size:said}.", de: "Eine Dose: {size}. {size:value}, {size:said}."}]
            """;

    private final Talk talk = Talk.with(BOT);

    @ParameterizedTest
    @CsvSource({
        "order tea, tiny, 'A Small tin. Small, tiny.'",
        "order tea, Klein, 'A Small tin. Small, Klein.'",
        "Tee bestellen, winzig, 'Eine Dose: Klein. Small, winzig.'",
        "Tee bestellen, small, 'Eine Dose: Klein. Small, small.'",
        "Tee bestellen, huge, 'Eine Dose: XL. XL, huge.'",
    })
    void aValueIsShownByItsNameInTheVisitorsLanguage(String wish, String size, String answer) {
        talk.say(wish);

        assertThat(talk.hear(size)).containsExactly(answer);
    }

    @Test
    void conditionsAndServicesKnowItByTheNameInTheMainLanguage() {
        talk.say("Tee bestellen");

        Outcome.Calls call = (Outcome.Calls) talk.say("groß").outcome();

        assertThat(call.request().body()).contains("{\"size\":\"Large\"}");
        assertThat(talk.value("size")).isEqualTo("Large");
        assertThat(Talk.texts(talk.answers("{}"))).containsExactly("Eine Dose: Groß.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{de: Groß}                          | no name in 'en', the main language",
                "'{value: {de: Groß}, variants: [a]}' | no name in 'en', the main language",
                "'{en: Large, fr: Grand}'            | does not speak 'fr'",
                "'{value: {en: Large}, variant: [a]}' | variant",
                "'{en: Large, de: Small}'            | stands for both",
            })
    void namesThatCannotBeAreRefused(String value, String problem) {
        String bot = BOT.replace("{en: Large, de: Groß}", value);

        assertThat(BotFile.parse(bot))
                .isInstanceOfSatisfying(
                        BotFile.Invalid.class,
                        invalid ->
                                assertThat(invalid.problems())
                                        .extracting(BotProblem::message)
                                        .anyMatch(message -> message.contains(problem)));
    }

    @Test
    void aUnitHasOneName() {
        String bot =
                BOT.replace(
                        "{name: tin, type: dictionary, values: [Round]",
                        "{name: tin, type: quantity, units: [{en: tin, de: Dose}]");

        assertThat(BotFile.parse(bot)).isInstanceOf(BotFile.Invalid.class);
        assertThat(List.of(BotFile.parse(BOT))).hasOnlyElementsOfType(BotFile.Valid.class);
    }
}
