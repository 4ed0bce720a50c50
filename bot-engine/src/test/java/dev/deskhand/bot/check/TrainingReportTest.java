package dev.deskhand.bot.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.check.TrainingReport.Alike;
import dev.deskhand.bot.check.TrainingReport.Tried;
import dev.deskhand.bot.file.BotFile;
import dev.deskhand.bot.understanding.Intent;
import dev.deskhand.bot.understanding.IntentClassifier;
import dev.deskhand.bot.understanding.IntentTrainer;
import dev.deskhand.bot.understanding.Profile;
import dev.deskhand.bot.understanding.SentenceModels;
import dev.deskhand.bot.understanding.Vectors;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TrainingReportTest {
    private static final SentenceModels NONE = new SentenceModels();

    @AfterAll
    static void close() {
        NONE.close();
    }

    private static IntentClassifier learn(List<Intent> intents) {
        return new IntentTrainer(NONE, Vectors.none()).train(intents, Profile.LEXICAL);
    }

    private static TrainingReport report(String faq) {
        BotFile file =
                BotFile.parse(
                        """
                        name: Shop
                        settings:
                          hand_over:
                            user_says: [talk to a human, human please, a human now, get me a human, any human]
                        faq:
                        """
                                + faq);
        assertThat(file).isInstanceOf(BotFile.Valid.class);
        Bot bot = ((BotFile.Valid) file).bot();
        return TrainingReport.of(bot, TrainingReportTest::learn);
    }

    private static final String DELIVERY =
            """
              - name: delivery
                user_says: [delivery time, time of delivery, how long is delivery, delivery days, when is delivery]
                bot_says: [text: Two days.]
            """;
    private static final String RETURNS =
            """
              - name: returns
                user_says: [return it, how to return, return an item, my return, a return please, WHEN is delivery?]
                bot_says: [text: In 30 days.]
            """;

    @Test
    void aSentenceIsAskedForByABotThatHasNotSeenIt() {
        TrainingReport report = report(DELIVERY + RETURNS.replace(", WHEN is delivery?", ""));

        assertThat(report.tried()).hasSize(15);
        assertThat(report.folds()).isEqualTo(15);
        assertThat(report.tried()).allMatch(each -> each.best() < 1);
        assertThat(report.nearestAccuracy()).isEqualTo(1);
        assertThat(report.confusions()).isEmpty();
        assertThat(report.alike()).isEmpty();
    }

    @Test
    void aSentenceInTheWrongNodeIsNearerToAnotherAndIsFoundAsItsDouble() {
        TrainingReport report = report(DELIVERY + RETURNS);

        assertThat(report.tried().stream().filter(Tried::isNearerToAnother))
                .extracting(Tried::sentence, Tried::nearest)
                .contains(tuple("WHEN is delivery?", "delivery"));
        assertThat(report.alike())
                .contains(
                        new Alike(
                                "delivery",
                                "when is delivery",
                                "returns",
                                "WHEN is delivery?",
                                true));
        assertThat(report.confusions().getFirst().one()).isEqualTo("delivery");
        assertThat(report.confusions().getFirst().other()).isEqualTo("returns");
        assertThat(report.accuracy()).isLessThan(1);
    }

    @Test
    void sentencesThatShareMostWordsAreFoundAndOthersAreNot() {
        TrainingReport report =
                report(
                        """
                          - name: a
                            user_says: [please track my blue parcel, opening hours today]
                            bot_says: [text: A.]
                          - name: b
                            user_says: [track my blue parcel, opening of a shop]
                            bot_says: [text: B.]
                        """);

        assertThat(report.alike())
                .containsExactly(
                        new Alike(
                                "a",
                                "please track my blue parcel",
                                "b",
                                "track my blue parcel",
                                false));
    }

    @Test
    void aNodeWithFewSentencesIsThinAndOneWithOneSentenceIsNotTried() {
        TrainingReport report =
                report(
                        DELIVERY
                                + """
                                  - name: gift
                                    user_says: [gift cards]
                                    bot_says: [text: Yes.]
                                """);

        assertThat(report.thin()).containsExactly(new TrainingReport.Thin("gift", 1));
        assertThat(report.tried()).extracting(Tried::node).doesNotContain("gift");
    }

    @Test
    void theSameBotGivesTheSameReport() {
        assertThat(report(DELIVERY + RETURNS)).isEqualTo(report(DELIVERY + RETURNS));
    }

    @Test
    void aLargeBotIsLearntTwentyTimes() {
        StringBuilder faq = new StringBuilder();
        for (int node = 0; node < 12; node++) {
            faq.append("  - name: n%d%n    user_says:%n".formatted(node));
            for (int i = 0; i < 10; i++) {
                faq.append("      - topic%d word%d%n".formatted(node, i));
            }
            faq.append("    bot_says: [text: OK.]\n");
        }

        TrainingReport report = report(faq.toString());

        assertThat(report.folds()).isEqualTo(20);
        assertThat(report.tried()).hasSize(125);
    }
}
