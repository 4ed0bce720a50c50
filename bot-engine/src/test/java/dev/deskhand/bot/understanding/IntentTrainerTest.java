package dev.deskhand.bot.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** With the real models: what they cannot tell apart, no bot can. */
class IntentTrainerTest {
    private static final SentenceModels MODELS = new SentenceModels();
    private static final IntentTrainer TRAINER =
            new IntentTrainer(MODELS, new RememberedVectors(10_000));

    private static final List<Intent> SHOP =
            List.of(
                    new Intent(
                            "order_status",
                            List.of(
                                    "Where is my order?",
                                    "track my package",
                                    "when will my parcel arrive",
                                    "my order has not come yet",
                                    "has my order been shipped"),
                            List.of("where can I order")),
                    Intent.of(
                            "returns",
                            List.of(
                                    "I want to return this",
                                    "how do I send it back",
                                    "can I get a refund",
                                    "what is your return policy",
                                    "money back please")),
                    Intent.of(
                            "opening_hours",
                            List.of(
                                    "when are you open",
                                    "what are your opening hours",
                                    "are you open on Sunday",
                                    "what time do you close",
                                    "shop hours")));

    @AfterAll
    static void freeTheModels() {
        MODELS.close();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aSentenceOfTheBotHitsItsIntentWhateverItsCaseAndPunctuation(Profile profile) {
        IntentClassifier classifier = TRAINER.train(SHOP, profile);

        for (Intent intent : SHOP) {
            for (String sentence : intent.sentences()) {
                Candidate best =
                        classifier
                                .rank(sentence.toUpperCase(Locale.ROOT) + " !!")
                                .candidates()
                                .getFirst();
                assertThat(best).as(sentence).isEqualTo(new Candidate(intent.name(), 1));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aNegativeSentenceOfOneIntentTakesNothingFromAnother(Profile profile) {
        List<String> toppers = List.of("how much is a topper", "what does a topper cost");
        List<String> prices =
                List.of("how much is a mattress", "what does a bed cost", "your prices please");
        String asked = "how much would the topper be";

        double without =
                confidence(
                        List.of(Intent.of("toppers", toppers), Intent.of("price", prices)),
                        profile,
                        asked);
        double with =
                confidence(
                        List.of(
                                Intent.of("toppers", toppers),
                                new Intent("price", prices, List.of("how much is the topper"))),
                        profile,
                        asked);

        assertThat(with).isCloseTo(without, within(0.05));
    }

    private static double confidence(List<Intent> intents, Profile profile, String text) {
        return TRAINER.train(intents, profile).rank(text).candidates().stream()
                .filter(candidate -> candidate.intent().equals("toppers"))
                .mapToDouble(Candidate::confidence)
                .sum();
    }

    @Test
    void aSentenceWithoutAnyWordHitsItsIntentToo() {
        List<Intent> intents =
                List.of(
                        Intent.of("praise", List.of("\ud83d\udc4d", "well done")),
                        Intent.of("puzzled", List.of("???", "I do not get it")));

        IntentClassifier classifier = TRAINER.train(intents, Profile.LEXICAL);

        assertThat(classifier.rank(" \ud83d\udc4d").candidates().getFirst())
                .isEqualTo(new Candidate("praise", 1));
        assertThat(classifier.rank("???").candidates().getFirst())
                .isEqualTo(new Candidate("puzzled", 1));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aNegativeSentenceNeverBringsItsIntent(Profile profile) {
        List<Candidate> candidates =
                TRAINER.train(SHOP, profile).rank("Where can I ORDER?").candidates();

        assertThat(candidates).isNotEmpty().noneMatch(c -> c.intent().equals("order_status"));
    }

    @ParameterizedTest
    @CsvSource({
        "FAST, my parcel still is not here, order_status",
        "FAST, i would like my money returned, returns",
        "FAST, until what hour are you open, opening_hours",
        "FAST, wheres my pakage, order_status",
        "LEXICAL, are you opn on sundays, opening_hours",
        "LEXICAL, track the package please, order_status",
        "THOROUGH, until what hour are you open, opening_hours",
    })
    void otherWordsForTheSameAreUnderstood(Profile profile, String text, String intent) {
        Candidate best = TRAINER.train(SHOP, profile).rank(text).candidates().getFirst();

        assertThat(best.intent()).isEqualTo(intent);
        assertThat(best.isMeant()).as("%s", best).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "FAST, do you sell guitars",
        "FAST, what is the capital of France",
        "FAST, asdf qwerty",
        "THOROUGH, do you sell guitars",
        "LEXICAL, do you sell guitars",
        "LEXICAL, asdf qwerty",
    })
    void whatTheBotWasNotTaughtIsNotUnderstood(Profile profile, String text) {
        Candidate best = TRAINER.train(SHOP, profile).rank(text).candidates().getFirst();

        assertThat(best.isMeant()).as("%s", best).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theSameBotIsAlwaysTrainedTheSame(Profile profile) {
        Ranking one = TRAINER.train(SHOP, profile).rank("is my parcel here");
        Ranking other = TRAINER.train(SHOP, profile).rank("is my parcel here");

        assertThat(one).isEqualTo(other);
        assertThat(one.candidates())
                .hasSameSizeAs(SHOP)
                .isSortedAccordingTo((a, b) -> Double.compare(b.confidence(), a.confidence()));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whatJudgedATextIsTold(Profile profile) {
        IntentClassifier classifier = TRAINER.train(SHOP, profile);

        assertThat(classifier.rank("is my parcel here").basis())
                .isEqualTo(profile == Profile.LEXICAL ? Basis.WORDS : Basis.MODELS);
        assertThat(classifier.rank("Are you open on SUNDAY?").basis()).isEqualTo(Basis.EXACT);
    }

    @Test
    void itMakesNoDifferenceWhetherVectorsWereRemembered() {
        IntentTrainer forgetful = new IntentTrainer(MODELS, Vectors.none());
        IntentTrainer mindful = new IntentTrainer(MODELS, new RememberedVectors(10_000));
        mindful.train(SHOP, Profile.FAST);

        Ranking remembered = mindful.train(SHOP, Profile.FAST).rank("is my parcel here");

        assertThat(remembered)
                .isEqualTo(forgetful.train(SHOP, Profile.FAST).rank("is my parcel here"));
    }

    @Test
    void aBotInAnotherLanguageIsSureOfWhatItWasTaughtAndOfNothingElse() {
        List<Intent> laden =
                List.of(
                        Intent.of(
                                "lieferung",
                                List.of(
                                        "Wo ist meine Bestellung?",
                                        "Wann kommt mein Paket an?",
                                        "Mein Paket ist noch nicht da",
                                        "Wurde meine Ware schon verschickt?")),
                        Intent.of(
                                "zeiten",
                                List.of(
                                        "Wann haben Sie geöffnet?",
                                        "Wie sind Ihre Öffnungszeiten?",
                                        "Haben Sie sonntags offen?",
                                        "Um wie viel Uhr schließen Sie?")));
        IntentClassifier classifier = TRAINER.train(laden, Profile.FAST);

        Candidate best = classifier.rank("wo ist mein paket").candidates().getFirst();
        assertThat(best.intent()).isEqualTo("lieferung");
        assertThat(best.isMeant()).as("%s", best).isTrue();
        Candidate strange = classifier.rank("mein Hund ist krank").candidates().getFirst();
        assertThat(strange.isMeant()).as("%s", strange).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void emptyAndHostileTextsAreRanked(Profile profile) {
        IntentClassifier classifier = TRAINER.train(SHOP, profile);

        for (String text :
                List.of("", " ", "?!", "\ud800", "x".repeat(10_000), "a b ".repeat(5_000))) {
            assertThat(classifier.rank(text).candidates())
                    .as("%.20s", text)
                    .hasSameSizeAs(SHOP)
                    .allSatisfy(c -> assertThat(c.confidence()).isBetween(0.0, 1.0));
        }
    }

    @Test
    void ofNothingNothingIsLearnt() {
        assertThat(TRAINER.train(List.of(), Profile.LEXICAL).rank("hello").candidates()).isEmpty();
        assertThat(TRAINER.train(List.of(), Profile.FAST).rank("hello").candidates()).isEmpty();
    }

    @Test
    void vectorsThatAreRememberedAreNotMadeAgain() {
        RememberedVectors vectors = new RememberedVectors(10_000);
        IntentTrainer trainer = new IntentTrainer(MODELS, vectors);
        Encoder encoder = MODELS.load(Profile.FAST.models()).getFirst();
        trainer.train(SHOP, Profile.FAST);

        float[] kept = vectors.find(encoder.id(), "track my package").orElseThrow();

        float[] made = encoder.encode("track my package");
        for (int i = 0; i < made.length; i++) {
            assertThat(kept[i]).isCloseTo(made[i], within(1e-3f));
        }
    }
}
