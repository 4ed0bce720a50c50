package dev.deskhand.bot.understanding;

import dev.deskhand.bot.text.Words;
import java.util.Arrays;
import java.util.List;

/**
 * Turns a text into weighted words, pairs of words and pieces of words (TF-IDF), each kind by
 * itself of length one. What no training sentence has takes its part of the length, so that one
 * known word among many strange ones says little. Immutable once fitted.
 */
final class LexicalFeatures {
    private static final int SHORTEST_PIECE = 2;
    private static final int LONGEST_PIECE = 5;

    private static final long WORD = 0x9E3779B97F4A7C15L;
    private static final long PAIR = 0xC2B2AE3D27D4EB4FL;
    private static final long PIECE = 0x165667B19E3779F9L;
    private static final long PRIME = 0x100000001B3L;

    private final FeatureNumbers numbers = new FeatureNumbers();
    private final float[] rarity;
    private final float rarityOfTheUnknown;

    /** A sparse vector of length one: features in rising order, and their weights. */
    static final class Vector {
        private final int[] features;
        private final float[] weights;

        private Vector(int[] features, float[] weights) {
            this.features = features;
            this.weights = weights;
        }

        int size() {
            return features.length;
        }

        int feature(int place) {
            return features[place];
        }

        float weight(int place) {
            return weights[place];
        }
    }

    private LexicalFeatures(List<String> texts) {
        int[] users = new int[1024];
        for (String text : texts) {
            long[] features = features(text);
            for (int i = 0; i < features.length; i++) {
                if (i == 0 || features[i] != features[i - 1]) {
                    int number = numbers.add(features[i]);
                    if (number == users.length) {
                        users = Arrays.copyOf(users, users.length * 2);
                    }
                    users[number]++;
                }
            }
        }
        rarityOfTheUnknown = (float) (Math.log(1.0 + texts.size()) + 1);
        rarity = new float[numbers.size()];
        for (int number = 0; number < rarity.length; number++) {
            rarity[number] = (float) (Math.log((1.0 + texts.size()) / (1.0 + users[number])) + 1);
        }
    }

    static LexicalFeatures fit(List<String> texts) {
        return new LexicalFeatures(texts);
    }

    /** How many features the training sentences have. */
    int size() {
        return rarity.length;
    }

    Vector of(String text) {
        long[] all = features(text);
        long[] known = new long[all.length];
        int count = 0;
        double words = 0;
        double pieces = 0;
        for (int from = 0, to; from < all.length; from = to) {
            to = from + 1;
            while (to < all.length && all[to] == all[from]) {
                to++;
            }
            int number = numbers.of(all[from]);
            float rare = number < 0 ? rarityOfTheUnknown : rarity[number];
            float weight = (float) (1 + Math.log(to - from)) * rare;
            if (isPiece(all[from])) {
                pieces += weight * weight;
                weight = -weight;
            } else {
                words += weight * weight;
            }
            if (number >= 0) {
                known[count++] =
                        ((long) number << Integer.SIZE)
                                | Integer.toUnsignedLong(Float.floatToRawIntBits(weight));
            }
        }
        return unit(Arrays.copyOf(known, count), words, pieces);
    }

    /**
     * Halves the length between words and pieces.
     *
     * @param known the features' numbers, each with its weight, which has a minus for a piece
     */
    private static Vector unit(long[] known, double words, double pieces) {
        Arrays.sort(known);
        int[] features = new int[known.length];
        float[] values = new float[known.length];
        int blocks = (words > 0 ? 1 : 0) + (pieces > 0 ? 1 : 0);
        for (int i = 0; i < known.length; i++) {
            features[i] = (int) (known[i] >>> Integer.SIZE);
            float weight = Float.intBitsToFloat((int) known[i]);
            double square = weight < 0 ? pieces : words;
            values[i] = (float) (Math.abs(weight) / Math.sqrt(square * blocks));
        }
        return new Vector(features, values);
    }

    /** Even hashes are pieces, odd ones words and pairs. */
    private static boolean isPiece(long feature) {
        return (feature & 1) == 0;
    }

    /** The hashes of words, pairs of words and pieces, sorted; a hash for each occurrence. */
    private static long[] features(String text) {
        long[] features = new long[256];
        int count = 0;
        long before = 0;
        for (String word : Words.of(text)) {
            String framed = " " + word + " ";
            int most = 2 + framed.length() * (LONGEST_PIECE - SHORTEST_PIECE + 1);
            if (count + most > features.length) {
                features = Arrays.copyOf(features, 2 * (count + most));
            }
            long hash = hash(word);
            features[count++] = mixed(hash ^ WORD) | 1;
            if (before != 0) {
                features[count++] = mixed(before * PRIME + (hash ^ PAIR)) | 1;
            }
            before = hash;
            for (int at = 0; at + SHORTEST_PIECE <= framed.length(); at++) {
                long piece = PIECE;
                int end = Math.min(framed.length(), at + LONGEST_PIECE);
                for (int next = at; next < end; next++) {
                    piece = (piece ^ framed.charAt(next)) * PRIME;
                    if (next - at + 1 >= SHORTEST_PIECE) {
                        features[count++] = mixed(piece) & ~1L;
                    }
                }
            }
        }
        long[] sorted = Arrays.copyOf(features, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static long hash(String word) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * PRIME;
        }
        return hash;
    }

    /** Spreads every bit over all others (the finish of MurmurHash3). */
    private static long mixed(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
