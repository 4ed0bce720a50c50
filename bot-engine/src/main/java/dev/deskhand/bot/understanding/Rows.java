package dev.deskhand.bot.understanding;

import dev.deskhand.bot.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a classifier learns from: sentences with the intent that they mean, and texts that mean
 * none.
 *
 * <p>Besides the bot's own sentences there are an intent's name in words, and for each sentence a
 * <em>spoilt</em> one, whose most telling words are gone or garbled: it teaches that the rest of a
 * sentence does not carry its meaning, which is what keeps a bot from answering whatever begins
 * like one of its questions.
 */
final class Rows {
    /** What a spoilt sentence counts, against one for a real one. */
    private static final double SPOILT_WEIGHT = 0.3;

    /** Means no intent. */
    static final int NONE = -1;

    private static final int LONG = 5;

    private static final Pattern SEAM =
            Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|[^\\p{L}\\p{N}]+");

    private static final Set<String> WEAK =
            Set.of(
                    "a", "about", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been",
                    "being", "but", "by", "can", "could", "did", "do", "does", "for", "from", "get",
                    "got", "had", "has", "have", "he", "hello", "her", "hey", "hi", "his", "how",
                    "i", "id", "if", "im", "in", "into", "is", "it", "its", "ive", "just", "know",
                    "let", "like", "me", "my", "no", "not", "of", "ok", "on", "or", "our", "out",
                    "please", "she", "so", "some", "tell", "than", "that", "the", "their", "them",
                    "there", "they", "this", "to", "too", "up", "us", "very", "want", "was", "we",
                    "were", "what", "whats", "when", "where", "which", "who", "why", "will", "with",
                    "would", "you", "your", "youre");

    private final List<String> texts = new ArrayList<>();
    private final List<Integer> intents = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    /** For each row the intent that it is a negative sentence of. */
    private final List<Integer> denied = new ArrayList<>();

    private final int sentences;
    private final int real;

    /** Beyond that many sentences the others teach what spoilt ones would. */
    private static final int ENOUGH = 3_000;

    private Rows(List<Intent> all, ToDoubleBiFunction<String, String> closeness) {
        for (int number = 0; number < all.size(); number++) {
            for (String sentence : all.get(number).sentences()) {
                add(sentence, number, 1);
            }
        }
        sentences = texts.size();
        for (int number = 0; number < all.size(); number++) {
            String name = inWords(all.get(number).name());
            if (!name.isEmpty()) {
                add(name, number, 1);
            }
        }
        real = texts.size();
        for (int number = 0; number < all.size(); number++) {
            for (String negative : all.get(number).negatives()) {
                add(negative, NONE, 1, number);
            }
        }
        if (sentences <= ENOUGH) {
            for (int row = 0; row < sentences; row++) {
                String spoilt = spoilt(texts.get(row), row % 2 == 0, closeness);
                if (!spoilt.isEmpty()) {
                    add(spoilt, NONE, SPOILT_WEIGHT);
                }
            }
        }
    }

    /**
     * @param closeness how near a word's meaning is to a sentence's
     */
    static Rows of(List<Intent> intents, ToDoubleBiFunction<String, String> closeness) {
        return new Rows(intents, closeness);
    }

    private Rows(Rows whole, int step) {
        int ownSentences = 0;
        int meaning = 0;
        for (int row = 0; row < whole.size(); row += step) {
            add(whole.texts.get(row), whole.intent(row), whole.weight(row), whole.denied(row));
            ownSentences += row < whole.sentences ? 1 : 0;
            meaning += row < whole.real ? 1 : 0;
        }
        sentences = ownSentences;
        real = meaning;
    }

    /**
     * So many rows at most, taken evenly; as rows stand intent by intent, every intent has some.
     */
    Rows landmarks(int most) {
        return new Rows(this, Math.ceilDiv(size(), most));
    }

    private void add(String text, int intent, double weight) {
        add(text, intent, weight, NONE);
    }

    private void add(String text, int intent, double weight, int not) {
        texts.add(text);
        intents.add(intent);
        weights.add(weight);
        denied.add(not);
    }

    int size() {
        return texts.size();
    }

    /** The first so many rows are the bot's own sentences. */
    int sentences() {
        return sentences;
    }

    /** The first so many rows mean an intent. */
    int real() {
        return real;
    }

    List<String> texts() {
        return texts;
    }

    /** The number of the intent that the row means, or {@link #NONE}. */
    int intent(int row) {
        return intents.get(row);
    }

    /** The number of the intent that the row is a negative sentence of, or {@link #NONE}. */
    int denied(int row) {
        return denied.get(row);
    }

    /** The rows that are negative sentences. */
    int[] negatives() {
        return IntStream.range(0, size()).filter(row -> denied(row) != NONE).toArray();
    }

    double weight(int row) {
        return weights.get(row);
    }

    /** An intent's name as somebody would say it: {@code 100_NIGHT_TRIAL}, {@code nightTrial}. */
    static String inWords(String name) {
        return SEAM.matcher(name).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    private static String spoilt(
            String sentence, boolean garble, ToDoubleBiFunction<String, String> closeness) {
        List<String> words = Words.of(sentence);
        List<String> telling = new ArrayList<>();
        for (String word : words) {
            if (!WEAK.contains(word) && !telling.contains(word)) {
                telling.add(word);
            }
        }
        int count = Math.min(telling.size(), telling.size() >= LONG ? 3 : 2);
        if (count < telling.size()) {
            Map<String, Double> near = new HashMap<>();
            telling.forEach(word -> near.put(word, closeness.applyAsDouble(word, sentence)));
            telling.sort(Comparator.comparingDouble(word -> -near.getOrDefault(word, 0.0)));
        }
        Set<String> spoil = Set.copyOf(telling.subList(0, count));
        List<String> left = new ArrayList<>();
        for (String word : words) {
            if (!spoil.contains(word)) {
                left.add(word);
            } else if (garble) {
                left.add(garbled(word));
            }
        }
        return spoil.isEmpty() ? "" : String.join(" ", left);
    }

    /** Letters that depend on the word alone, so that the same bot is always trained the same. */
    private static String garbled(String word) {
        StringBuilder letters = new StringBuilder();
        int state = word.hashCode();
        for (int i = 0; i < word.length(); i++) {
            state = state * 1_103_515_245 + 12_345;
            letters.append((char) ('a' + Math.floorMod(state >>> 16, 26)));
        }
        return letters.toString();
    }
}
