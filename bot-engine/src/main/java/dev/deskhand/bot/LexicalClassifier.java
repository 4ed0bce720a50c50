package dev.deskhand.bot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares a text with every training sentence by the words and the pieces of words that they
 * share, each weighted by how few of the bot's meanings use it (TF-IDF, cosine). No model, no
 * language but the bot's own sentences; microseconds a text.
 */
final class LexicalClassifier implements IntentClassifier {
    /** Words carry the meaning, pairs of words their order, pieces forgive misspellings. */
    private static final double WORDS = 0.55;

    private static final double PAIRS = 0.1;
    private static final double PIECES = 0.35;

    /**
     * How much the second and third nearest sentences of a meaning may raise its score: several
     * sentences that agree are worth more than one.
     */
    private static final double SUPPORT = 0.12;

    /** Words that say how something is asked rather than what; they count, but little. */
    private static final Set<String> WEAK =
            Set.of(
                    "a", "an", "and", "are", "at", "be", "can", "could", "did", "do", "does", "for",
                    "from", "get", "got", "had", "has", "have", "hello", "hey", "hi", "how", "i",
                    "id", "if", "im", "in", "is", "it", "its", "ive", "just", "know", "let", "like",
                    "me", "my", "of", "ok", "on", "or", "please", "so", "some", "tell", "than",
                    "that", "the", "there", "this", "to", "up", "want", "was", "we", "what",
                    "whats", "will", "with", "would", "you", "your", "youre");

    private static final double WEAK_FACTOR = 0.3;

    private final List<Sentence> sentences = new ArrayList<>();
    private final Map<String, Double> rarity = new HashMap<>();
    private final double rarityOfTheUnknown;
    private final Meaning first;

    private record Sentence(Meaning meaning, String words, Features features) {}

    private record Features(
            Map<String, Double> words, Map<String, Double> pairs, Map<String, Double> pieces) {}

    /**
     * @param intents at least one, each with at least one sentence
     */
    LexicalClassifier(List<Intent> intents) {
        first = intents.getFirst().meaning();
        Map<String, Set<Meaning>> users = new HashMap<>();
        for (Intent intent : intents) {
            for (String sentence : intent.sentences()) {
                for (String feature : raw(Normaliser.words(sentence)).keySet()) {
                    users.computeIfAbsent(feature, key -> new HashSet<>()).add(intent.meaning());
                }
            }
        }
        double all = intents.size() + 1;
        users.forEach((feature, by) -> rarity.put(feature, Math.log(1 + all / by.size())));
        rarityOfTheUnknown = Math.log(1 + all);
        for (Intent intent : intents) {
            for (String sentence : intent.sentences()) {
                List<String> words = Normaliser.words(sentence);
                if (!words.isEmpty()) {
                    sentences.add(
                            new Sentence(
                                    intent.meaning(), String.join(" ", words), features(words)));
                }
            }
        }
    }

    @Override
    public Match best(String text) {
        List<String> words = Normaliser.words(text);
        String joined = String.join(" ", words);
        Features asked = features(words);
        Map<Meaning, Nearest> nearest = new HashMap<>();
        for (Sentence sentence : sentences) {
            if (sentence.words.equals(joined)) {
                return new Match(sentence.meaning, 1);
            }
            double similarity =
                    WORDS * cosine(asked.words, sentence.features.words)
                            + PAIRS * cosine(asked.pairs, sentence.features.pairs)
                            + PIECES * cosine(asked.pieces, sentence.features.pieces);
            nearest.merge(sentence.meaning, Nearest.of(similarity), Nearest::with);
        }
        Match best = new Match(first, 0);
        for (Map.Entry<Meaning, Nearest> each : nearest.entrySet()) {
            double score = Math.min(1, each.getValue().score());
            if (score > best.score()) {
                best = new Match(each.getKey(), score);
            }
        }
        return best;
    }

    /** The three best similarities of one meaning. */
    private record Nearest(double one, double two, double three) {
        static Nearest of(double similarity) {
            return new Nearest(similarity, 0, 0);
        }

        Nearest with(Nearest other) {
            double value = other.one;
            if (value > one) {
                return new Nearest(value, one, two);
            }
            if (value > two) {
                return new Nearest(one, value, two);
            }
            return value > three ? new Nearest(one, two, value) : this;
        }

        double score() {
            return one + SUPPORT * (two + three);
        }
    }

    private Features features(List<String> words) {
        Map<String, Double> ones = new HashMap<>();
        Map<String, Double> pairs = new HashMap<>();
        Map<String, Double> pieces = new HashMap<>();
        raw(words)
                .forEach((feature, count) -> {
                    double weight = count * rarity.getOrDefault(feature, rarityOfTheUnknown);
                    switch (feature.charAt(0)) {
                        case 'w' -> ones.put(feature, weight);
                        case 'p' -> pairs.put(feature, weight);
                        default -> pieces.put(feature, weight);
                    }
                });
        return new Features(unit(ones), unit(pairs), unit(pieces));
    }

    /** Features by name with their weight in this text: {@code w:} word, {@code p:}, {@code c:}. */
    private static Map<String, Double> raw(List<String> words) {
        Map<String, Double> raw = new HashMap<>();
        String before = "";
        for (String word : words) {
            String stem = Normaliser.stem(word);
            double weight = WEAK.contains(word) ? WEAK_FACTOR : 1;
            raw.merge("w:" + stem, weight, Math::max);
            raw.merge("p:" + before + " " + stem, weight, Math::max);
            before = stem;
            String framed = "<" + word + ">";
            for (int size = 3; size <= 4; size++) {
                for (int at = 0; at + size <= framed.length(); at++) {
                    raw.merge("c:" + framed.substring(at, at + size), weight, Math::max);
                }
            }
        }
        return raw;
    }

    private static Map<String, Double> unit(Map<String, Double> vector) {
        double square = 0;
        for (double value : vector.values()) {
            square += value * value;
        }
        double length = Math.sqrt(square);
        if (length > 0) {
            vector.replaceAll((feature, value) -> value / length);
        }
        return vector;
    }

    private static double cosine(Map<String, Double> one, Map<String, Double> other) {
        boolean oneIsShorter = one.size() <= other.size();
        Map<String, Double> shorter = oneIsShorter ? one : other;
        Map<String, Double> longer = oneIsShorter ? other : one;
        double sum = 0;
        for (Map.Entry<String, Double> each : shorter.entrySet()) {
            sum += each.getValue() * longer.getOrDefault(each.getKey(), 0.0);
        }
        return sum;
    }
}
