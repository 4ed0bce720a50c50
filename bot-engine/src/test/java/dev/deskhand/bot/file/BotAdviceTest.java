package dev.deskhand.bot.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.file.BotAdvice.Advice;
import dev.deskhand.bot.file.BotAdvice.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class BotAdviceTest {
    private static final String TEN =
            "[one a, two b, three c, four d, five e, six f, seven g, eight h, nine i, ten j]";

    private static List<Advice> advice(String yaml) {
        BotFile file = BotFile.parse(yaml);
        assertThat(file).isInstanceOf(BotFile.Valid.class);
        return BotAdvice.of((BotFile.Valid) file);
    }

    private static List<Advice> advice(Kind kind, String yaml) {
        return advice(yaml).stream().filter(each -> each.kind() == kind).toList();
    }

    private static void assertOne(Kind kind, String yaml, int line, String words) {
        assertThat(advice(kind, yaml))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.place()).map(BotFile.Place::line).hasValue(line);
                    assertThat(each.message()).contains(words);
                    assertThat(each.fix()).isNotBlank();
                });
    }

    @Test
    void aGoodBotNeedsNoAdvice() {
        assertThat(
                        advice(
                                """
                                name: A
                                entities: [{name: x, type: email, prompt: Your e-mail?}]
                                nodes:
                                  - {name: a, label: A, user_says: %s, asks: [x], bot_says: [b],
                                     connections: [{to: c, user_says: [go on]}]}
                                  - {name: c, bot_says: ["{x}"]}
                                """
                                        .formatted(TEN)))
                .isEmpty();
    }

    @Test
    void aStepToWhichNothingLeadsIsTold() {
        assertOne(
                Kind.UNREACHABLE,
                """
                name: A
                nodes:
                  - {name: a, user_says: [hi], bot_says: [b]}
                  - {name: c, bot_says: [d], connections: [{to: e, user_says: [f]}]}
                  - {name: e, active: false, bot_says: [d]}
                """,
                4,
                "comes to 'c'");
    }

    @Test
    void whatIsNeverFollowedIsTold() {
        String nodes =
                "name: A\nnodes:\n  - {name: off, active: false, user_says: [no], bot_says: [b]}\n";

        assertOne(
                Kind.DEAD_END,
                nodes
                        + "  - {name: a, user_says: [hi], bot_says: [b], connections: [{to: off,"
                        + " user_says: [c]}]}\n",
                4,
                "it is inactive");
        assertOne(
                Kind.DEAD_END,
                nodes + "  - {name: a, user_says: [hi], actions: [{hand_over: true}, {tag: x}]}\n",
                4,
                "behind the hand-over");
        assertOne(
                Kind.DEAD_END,
                nodes + "  - {name: a, user_says: [hi], bot_says: [b], on_error: off}\n",
                4,
                "only a call can fail");
        assertOne(
                Kind.DEAD_END,
                nodes
                        + "  - {name: a, user_says: [hi], bot_says: [b], connections: [{to: a,"
                        + " user_says: [c]}, {to: a, user_says: [c]}]}\n",
                4,
                "the second is never taken");
    }

    @Test
    void sentencesOfTwoNodesAreTold() {
        String bot =
                """
                name: A
                faq:
                  - {name: a, user_says: [%s], bot_says: [b]}
                  - {name: c, user_says: [%s], bot_says: [b]}
                """;

        assertOne(
                Kind.SAME_SENTENCE,
                bot.formatted("Where is it?", "where is IT"),
                4,
                "same sentence stands in several nodes: 'Where is it?' in a, c");
        assertOne(
                Kind.SAME_SENTENCE,
                bot.formatted("where is it", "where it is"),
                4,
                "Nearly the same sentence");
        assertThat(advice(Kind.SAME_SENTENCE, bot.formatted("where is it", "who is it"))).isEmpty();
    }

    @Test
    void tooFewSentencesAreTold() {
        String bot = "name: A\nnodes:\n  - {name: a, user_says: [a b, c d, e f], bot_says: [b]}\n";
        String faq = "name: A\nfaq:\n  - {name: a, user_says: [%s], bot_says: [b]}\n";

        assertOne(Kind.FEW_SENTENCES, bot, 3, "3 of 10 sentences.");
        assertOne(
                Kind.FEW_SENTENCES, faq.formatted("a b, A B!, c d"), 3, "too few to be understood");
        assertThat(advice(Kind.FEW_SENTENCES, faq.formatted("a b, c d, e f"))).isEmpty();
    }

    @Test
    void moreNegativesThanHalfAreTold() {
        assertOne(
                Kind.MANY_NEGATIVES,
                """
                name: A
                faq:
                  - {name: a, user_says: [a, b, c], not_user_says: [d, e], bot_says: [b]}
                """,
                3,
                "2 sentences that it is not, and 3 that it is");
    }

    @Test
    void whatIsNotTranslatedIsTold() {
        List<Advice> advice =
                advice(
                        Kind.UNTRANSLATED,
                        """
                        name: A
                        languages: [en, de]
                        settings: {break_message: {en: Pardon?, de: Wie bitte?}}
                        entities: [{name: x, type: email, prompt: Your e-mail?}]
                        nodes:
                          - name: a
                            label: {en: A}
                            user_says: {en: [hi], de: [hallo]}
                            asks: [x]
                            bot_says: [{text: {en: Hi, de: Hallo}}, Welcome]
                        """);

        assertThat(advice)
                .extracting(Advice::path, Advice::message)
                .satisfiesExactlyInAnyOrder(
                        each ->
                                assertThat(each.toString())
                                        .contains("settings", "'de'", "nobody_online")
                                        .doesNotContain("break_message"),
                        each ->
                                assertThat(each.toString())
                                        .contains("entities.x", "asked for in 'de'"),
                        each -> assertThat(each.toString()).contains("nodes.a", "say all in 'de'"),
                        each -> assertThat(each.toString()).contains("nodes.a", "label in 'de'"));
    }

    @Test
    void aValueThatLacksItsNameInALanguageIsTold() {
        List<Advice> advice =
                advice(
                        Kind.UNTRANSLATED,
                        """
                        name: A
                        languages: [en, de]
                        entities:
                          - name: size
                            type: dictionary
                            prompt: {en: "Size?", de: "Größe?"}
                            values: [{en: Small, de: Klein}, {value: {en: Large}, variants: [groß]}, XL]
                        nodes: [{name: a, type: start, user_says: [hi], asks: [size], bot_says: [{text: {en: b, de: b}}]}]
                        """);

        assertThat(advice)
                .filteredOn(each -> each.path().equals("entities.size"))
                .singleElement()
                .extracting(Advice::message)
                .isEqualTo("'size' has no name in 'de' for: Large.");
    }

    @Test
    void anEntityThatNothingUsesIsTold() {
        assertOne(
                Kind.UNUSED,
                """
                name: A
                entities:
                  - {name: x, type: email}
                  - {name: y, type: email}
                faq: [{name: a, user_says: [hi], bot_says: [{text: b, buttons: [{label: "{x}", url: "https://a/"}]}]}]
                """,
                4,
                "uses the entity 'y'");
    }

    @Test
    void aNodeWithoutALabelIsToldOnlyWhereThereIsAChoice() {
        String one = "name: A\nfaq:\n  - {name: a, user_says: [hi], bot_says: [b]}\n";
        String two = one + "  - {name: c, label: C, user_says: [ho], bot_says: [b]}\n";

        assertThat(advice(Kind.NO_LABEL, one)).isEmpty();
        assertOne(Kind.NO_LABEL, two, 3, "'a' has no label");
        assertThat(advice(Kind.NO_LABEL, two + "settings: {disambiguation: false}\n")).isEmpty();
    }
}
