package dev.deskhand.bot.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds what the words should count beside the sentence models, which are English: little for an
 * English bot, more for one in a language that the models know only by what it shares with English.
 * The measure is how well each of the bot's sentences is understood by all the others, which kernel
 * ridge regression tells in closed form, without learning once for each sentence.
 */
final class LexicalWeight {
    private static final double[] CANDIDATES = {0.3, 1, 3, Double.POSITIVE_INFINITY};

    /** The weight of an English bot. */
    static final double USUAL = CANDIDATES[0];

    /** In a bot of few sentences a smaller gain than this over the usual weight is chance. */
    private static final double CLEARLY = 0.97;

    /** So many sentences, taken evenly, tell enough. */
    private static final int SAMPLE = 500;

    private final Rows rows;
    private final int intents;
    private final List<Integer> sample = new ArrayList<>();

    private LexicalWeight(Rows rows, int intents) {
        this.rows = rows;
        this.intents = intents;
        int step = Math.max(1, Math.ceilDiv(rows.sentences(), SAMPLE));
        for (int row = 0; row < rows.sentences(); row += step) {
            sample.add(row);
        }
    }

    /**
     * The similarities with the weight that is right for these rows.
     *
     * @param similarities to the rows
     */
    static Similarities fit(Similarities similarities, Rows rows, int intents) {
        LexicalWeight search = new LexicalWeight(rows, intents);
        Similarities best = similarities.withLexicalWeight(USUAL);
        double least = search.error(best) * CLEARLY;
        for (int i = 1; i < CANDIDATES.length; i++) {
            Similarities next = similarities.withLexicalWeight(CANDIDATES[i]);
            double error = search.error(next);
            if (error >= least) {
                return best;
            }
            least = error;
            best = next;
        }
        return best;
    }

    /** The squared error of all sentences, each understood by the others alone. */
    private double error(Similarities candidate) {
        int n = sample.size();
        double[][] kernel = new double[n][];
        double[][] coefficients = new double[n][intents];
        double[] penalties = new double[n];
        Arrays.fill(penalties, RidgeClassifier.LAMBDA);
        for (int i = 0; i < n; i++) {
            int row = sample.get(i);
            double[] all = RidgeClassifier.kernel(candidate.toRowsUpTo(row, rows.texts().get(row)));
            kernel[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                kernel[i][j] = all[sample.get(j)];
            }
            coefficients[i][rows.intent(row)] = 1;
        }
        KernelRidge.solve(kernel, penalties, coefficients);
        double[] diagonal = KernelRidge.diagonalOfInverse(kernel);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (double coefficient : coefficients[i]) {
                double miss = coefficient / diagonal[i];
                sum += miss * miss;
            }
        }
        return sum;
    }
}
