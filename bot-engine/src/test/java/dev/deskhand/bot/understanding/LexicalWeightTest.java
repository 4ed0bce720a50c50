package dev.deskhand.bot.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LexicalWeightTest {
    private static final List<Intent> INTENTS =
            List.of(
                    Intent.of(
                            "lieferung",
                            List.of(
                                    "wo ist mein paket",
                                    "wann kommt mein paket",
                                    "mein paket ist nicht da",
                                    "ist das paket schon unterwegs")),
                    Intent.of(
                            "rechnung",
                            List.of(
                                    "ich brauche eine rechnung",
                                    "bitte die rechnung schicken",
                                    "wo finde ich die rechnung",
                                    "die rechnung stimmt nicht")));

    /** A model of which a test says what it makes of a text. */
    private record FakeEncoder(Map<String, float[]> vectors) implements Encoder {
        @Override
        public String id() {
            return "fake";
        }

        @Override
        public int dimensions() {
            return 8;
        }

        @Override
        public boolean knows(String word) {
            return true;
        }

        @Override
        public float[] encode(String text) {
            return vectors.getOrDefault(text, noise(text));
        }

        static float[] noise(String text) {
            float[] vector = new float[8];
            Random random = new Random(text.hashCode());
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) random.nextGaussian();
            }
            return vector;
        }
    }

    private static double lexicalShare(Encoder encoder) {
        Rows rows = Rows.of(INTENTS, (word, sentence) -> word.length());
        List<Encoder> encoders = List.of(encoder);
        List<String> own = rows.texts().subList(0, rows.real());
        return LexicalWeight.fit(
                        Similarities.to(rows, own, encoders, encoders, LexicalWeight.USUAL),
                        rows,
                        INTENTS.size())
                .lexicalShare();
    }

    @Test
    void aModelThatUnderstandsTheSentencesLeavesLittleToTheWords() {
        Map<String, float[]> meanings = new HashMap<>();
        for (Intent intent : INTENTS) {
            for (String sentence : intent.sentences()) {
                float[] vector = FakeEncoder.noise(sentence);
                vector[intent.name().equals("rechnung") ? 0 : 1] += 20;
                meanings.put(sentence, vector);
            }
        }

        assertThat(lexicalShare(new FakeEncoder(meanings))).isCloseTo(0.3 / 1.3, within(1e-9));
    }

    @Test
    void aModelThatMakesNothingOfTheLanguageIsNotListenedTo() {
        assertThat(lexicalShare(new FakeEncoder(Map.of()))).isGreaterThanOrEqualTo(0.75);
    }
}
