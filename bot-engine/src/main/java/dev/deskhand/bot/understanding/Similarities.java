package dev.deskhand.bot.understanding;

import java.util.ArrayList;
import java.util.List;

/**
 * How alike texts are to a fixed list of texts: the weighted mean of the cosines of their vectors,
 * of each sentence model and of the words. Immutable, thread-safe.
 */
final class Similarities {
    private final List<Space> spaces;
    private final LexicalFeatures lexical;
    private final double lexicalWeight;
    private final int size;

    /** For each feature, the rows that have it in rising order, and how much. */
    private final int[][] users;

    private final float[][] weights;

    /**
     * One model's vectors, around their mean, of length one, number by number: all rows' first
     * numbers, then all rows' second ones. That way a text is compared with many rows at once.
     */
    private static final class Space {
        private final Encoder encoder;
        private final float[] mean;
        private final float[][] numbers;

        private Space(Encoder encoder, float[] mean, float[][] numbers) {
            this.encoder = encoder;
            this.mean = mean;
            this.numbers = numbers;
        }

        static Space of(Encoder training, Encoder asking, Rows texts, int own) {
            float[][] rows = new float[texts.size()][];
            float[] mean = new float[training.dimensions()];
            for (int row = 0; row < rows.length; row++) {
                rows[row] = unit(training.encode(texts.texts().get(row)));
                for (int i = 0; row < own && i < mean.length; i++) {
                    mean[i] += rows[row][i] / own;
                }
            }
            float[][] numbers = new float[mean.length][rows.length];
            for (int row = 0; row < rows.length; row++) {
                centre(rows[row], mean);
                for (int i = 0; i < mean.length; i++) {
                    numbers[i][row] = rows[row][i];
                }
            }
            return new Space(asking, mean, numbers);
        }

        float[] vector(String text) {
            float[] vector = unit(encoder.encode(text));
            centre(vector, mean);
            return vector;
        }

        float[] vectorOfRow(int row) {
            float[] vector = new float[numbers.length];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = numbers[i][row];
            }
            return vector;
        }

        /** The cosines with the first so many rows; four numbers at a time. */
        float[] cosines(float[] vector, int count) {
            float[] sums = new float[count];
            int i = 0;
            for (; i + 3 < vector.length; i += 4) {
                float[] one = numbers[i];
                float[] two = numbers[i + 1];
                float[] three = numbers[i + 2];
                float[] four = numbers[i + 3];
                float f = vector[i];
                float g = vector[i + 1];
                float h = vector[i + 2];
                float e = vector[i + 3];
                for (int row = 0; row < count; row++) {
                    sums[row] += f * one[row] + g * two[row] + h * three[row] + e * four[row];
                }
            }
            for (; i < vector.length; i++) {
                for (int row = 0; row < count; row++) {
                    sums[row] += vector[i] * numbers[i][row];
                }
            }
            return sums;
        }
    }

    private Similarities(
            List<Space> spaces, LexicalFeatures lexical, double lexicalWeight, Rows rows) {
        this.spaces = spaces;
        this.lexical = lexical;
        this.lexicalWeight = lexicalWeight;
        this.size = rows.size();
        this.users = new int[lexical.size()][];
        this.weights = new float[lexical.size()][];
        index(rows);
    }

    /**
     * @param texts where the words' rarity is taken from
     * @param training encode the rows
     * @param asking the same encoders, for the texts that are asked for later
     */
    static Similarities to(
            Rows rows,
            List<String> texts,
            List<Encoder> training,
            List<Encoder> asking,
            double lexicalWeight) {
        List<Space> spaces = new ArrayList<>();
        for (int i = 0; i < training.size(); i++) {
            spaces.add(Space.of(training.get(i), asking.get(i), rows, rows.sentences()));
        }
        LexicalFeatures lexical = LexicalFeatures.fit(texts);
        return new Similarities(spaces, lexical, lexicalWeight, rows);
    }

    private Similarities(Similarities other, List<Space> spaces, double lexicalWeight) {
        this.spaces = spaces;
        this.lexical = other.lexical;
        this.lexicalWeight = lexicalWeight;
        this.size = other.size;
        this.users = other.users;
        this.weights = other.weights;
    }

    /** The same with another weight of the words; infinite: nothing but the words counts. */
    Similarities withLexicalWeight(double weight) {
        return Double.isInfinite(weight)
                ? new Similarities(this, List.of(), 1)
                : new Similarities(this, spaces, weight);
    }

    /** What the words count of all, from 0 to 1. */
    double lexicalShare() {
        return lexicalWeight / (spaces.size() + lexicalWeight);
    }

    private void index(Rows rows) {
        List<LexicalFeatures.Vector> vectors = rows.texts().stream().map(lexical::of).toList();
        int[] counts = new int[lexical.size()];
        for (LexicalFeatures.Vector vector : vectors) {
            for (int i = 0; i < vector.size(); i++) {
                counts[vector.feature(i)]++;
            }
        }
        for (int feature = 0; feature < counts.length; feature++) {
            users[feature] = new int[counts[feature]];
            weights[feature] = new float[counts[feature]];
        }
        for (int row = rows.size() - 1; row >= 0; row--) {
            LexicalFeatures.Vector vector = vectors.get(row);
            for (int i = 0; i < vector.size(); i++) {
                int feature = vector.feature(i);
                int place = --counts[feature];
                users[feature][place] = row;
                weights[feature][place] = vector.weight(i);
            }
        }
    }

    int size() {
        return size;
    }

    /** From -1 to 1, one for each row. */
    double[] to(String text) {
        List<float[]> vectors = new ArrayList<>();
        for (Space space : spaces) {
            vectors.add(space.vector(text));
        }
        return to(vectors, lexical.of(text), size);
    }

    /** The same between one of the rows, whose text is given, and the rows up to it. */
    double[] toRowsUpTo(int row, String text) {
        List<float[]> vectors = new ArrayList<>();
        for (Space space : spaces) {
            vectors.add(space.vectorOfRow(row));
        }
        return to(vectors, lexical.of(text), row + 1);
    }

    private double[] to(List<float[]> vectors, LexicalFeatures.Vector words, int count) {
        double[] sums = new double[count];
        for (int i = 0; i < words.size(); i++) {
            int feature = words.feature(i);
            double weight = lexicalWeight * words.weight(i);
            int[] rows = users[feature];
            float[] theirs = weights[feature];
            for (int place = 0; place < rows.length && rows[place] < count; place++) {
                sums[rows[place]] += weight * theirs[place];
            }
        }
        for (int space = 0; space < vectors.size(); space++) {
            float[] cosines = spaces.get(space).cosines(vectors.get(space), count);
            for (int row = 0; row < count; row++) {
                sums[row] += cosines[row];
            }
        }
        double total = spaces.size() + lexicalWeight;
        for (int row = 0; row < count; row++) {
            sums[row] /= total;
        }
        return sums;
    }

    static float[] unit(float[] vector) {
        float[] unit = vector.clone();
        scale(unit);
        return unit;
    }

    private static void centre(float[] vector, float[] mean) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] -= mean[i];
        }
        scale(vector);
    }

    private static void scale(float[] vector) {
        double square = dot(vector, vector);
        if (square > 0) {
            float factor = (float) (1 / Math.sqrt(square));
            for (int i = 0; i < vector.length; i++) {
                vector[i] *= factor;
            }
        }
    }

    /** Eight sums at a time, which a CPU can work on side by side. */
    static double dot(float[] one, float[] other) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        int i = 0;
        for (; i + 7 < one.length; i += 8) {
            a += one[i] * other[i];
            b += one[i + 1] * other[i + 1];
            c += one[i + 2] * other[i + 2];
            d += one[i + 3] * other[i + 3];
            e += one[i + 4] * other[i + 4];
            f += one[i + 5] * other[i + 5];
            g += one[i + 6] * other[i + 6];
            h += one[i + 7] * other[i + 7];
        }
        double sum = a + b + c + d + e + f + g + h;
        for (; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
