package dev.deskhand.bot.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Kernel ridge regression over {@link Similarities}: each intent's output is a smooth sum of how
 * alike the text is to the training sentences, and fades to nothing away from all of them. That is
 * what makes the output a measure of being understood at all, and not only of which intent is the
 * nearest.
 *
 * <p>A negative sentence is about its own intent alone: for every other one its target is what the
 * output would be without it, which teaches nothing.
 */
final class RidgeClassifier {
    static final double LAMBDA = 0.05;
    private static final double GAMMA = 1;

    /**
     * Taken off, so that a text which has nothing in common with a bot's sentences has an output of
     * nothing, however few intents there are; what is left of the series is a kernel still.
     */
    private static final double NOTHING_IN_COMMON = Math.exp(-GAMMA);

    /** Landmarks that are nearly the same would make the equations unsolvable. */
    private static final double STEADYING = 1e-7;

    /** A penalty under which a row has no say. */
    private static final double IGNORED = 1e9;

    private final List<String> names;
    private final Similarities similarities;
    private final Calibration calibration;

    /** Row by row, an output for each intent. */
    private final double[][] coefficients;

    private RidgeClassifier(
            List<String> names,
            Similarities similarities,
            Calibration calibration,
            double[][] coefficients) {
        this.names = names;
        this.similarities = similarities;
        this.calibration = calibration;
        this.coefficients = coefficients;
    }

    static RidgeClassifier train(
            List<String> names, Rows rows, Similarities similarities, Calibration calibration) {
        int n = rows.size();
        double[][] kernel = new double[n][];
        double[] penalties = new double[n];
        double[][] targets = new double[n][];
        for (int row = 0; row < n; row++) {
            kernel[row] = kernel(similarities.toRowsUpTo(row, rows.texts().get(row)));
            penalties[row] = LAMBDA / rows.weight(row);
            targets[row] = target(rows.intent(row), names.size());
        }
        int[] negatives = rows.negatives();
        if (negatives.length > 0) {
            double[][] unaware = copy(targets);
            double[] withoutThem = penalties.clone();
            for (int row : negatives) {
                withoutThem[row] = IGNORED;
            }
            KernelRidge.solve(copy(kernel), withoutThem, unaware);
            for (int row : negatives) {
                targets[row] = outputs(wholeRow(kernel, row), unaware, names.size());
                targets[row][rows.denied(row)] = 0;
            }
        }
        KernelRidge.solve(kernel, penalties, targets);
        return new RidgeClassifier(names, similarities, calibration, targets);
    }

    /**
     * For many rows: only the landmarks have coefficients, and the rest is fitted by them (the
     * Nystroem method), in time that grows with the number of rows instead of its cube.
     *
     * @param landmarks the rows that {@code similarities} compares with
     */
    static RidgeClassifier train(
            List<String> names,
            Rows rows,
            Rows landmarks,
            Similarities similarities,
            Calibration calibration) {
        int m = landmarks.size();
        double[][] matrix = new double[m][];
        double[][] targets = new double[m][names.size()];
        for (int i = 0; i < m; i++) {
            matrix[i] = kernel(similarities.toRowsUpTo(i, landmarks.texts().get(i)));
            for (int j = 0; j <= i; j++) {
                matrix[i][j] *= LAMBDA;
            }
        }
        for (int row = 0; row < rows.size(); row++) {
            if (rows.denied(row) == Rows.NONE) {
                double[] kernel = kernel(similarities.to(rows.texts().get(row)));
                double[] target = target(rows.intent(row), names.size());
                learn(matrix, targets, kernel, target, rows.weight(row));
            }
        }
        double[] steadying = new double[m];
        Arrays.fill(steadying, STEADYING * rows.size());
        int[] negatives = rows.negatives();
        if (negatives.length > 0) {
            double[][] unaware = copy(targets);
            KernelRidge.solve(copy(matrix), steadying, unaware);
            for (int row : negatives) {
                double[] kernel = kernel(similarities.to(rows.texts().get(row)));
                double[] target = outputs(kernel, unaware, names.size());
                target[rows.denied(row)] = 0;
                learn(matrix, targets, kernel, target, rows.weight(row));
            }
        }
        KernelRidge.solve(matrix, steadying, targets);
        return new RidgeClassifier(names, similarities, calibration, targets);
    }

    private static double[] target(int intent, int intents) {
        double[] target = new double[intents];
        if (intent != Rows.NONE) {
            target[intent] = 1;
        }
        return target;
    }

    /** Adds a row to the normal equations. */
    private static void learn(
            double[][] matrix,
            double[][] targets,
            double[] kernel,
            double[] target,
            double weight) {
        for (int i = 0; i < matrix.length; i++) {
            double factor = weight * kernel[i];
            for (int j = 0; j <= i; j++) {
                matrix[i][j] += factor * kernel[j];
            }
            for (int intent = 0; intent < target.length; intent++) {
                targets[i][intent] += factor * target[intent];
            }
        }
    }

    private static double[] wholeRow(double[][] lowerTriangle, int row) {
        double[] whole = Arrays.copyOf(lowerTriangle[row], lowerTriangle.length);
        for (int below = row + 1; below < whole.length; below++) {
            whole[below] = lowerTriangle[below][row];
        }
        return whole;
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    /** Turns similarities into a kernel, in place. */
    static double[] kernel(double[] similarities) {
        for (int i = 0; i < similarities.length; i++) {
            similarities[i] = Math.exp(GAMMA * (similarities[i] - 1)) - NOTHING_IN_COMMON;
        }
        return similarities;
    }

    /** The intents by confidence, the best first. */
    List<Candidate> rank(String text) {
        double[] outputs = outputs(text);
        List<Candidate> candidates = new ArrayList<>();
        for (int intent = 0; intent < outputs.length; intent++) {
            candidates.add(
                    new Candidate(names.get(intent), calibration.confidence(outputs[intent])));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::confidence).reversed());
        return candidates;
    }

    double[] outputs(String text) {
        return outputs(kernel(similarities.to(text)), coefficients, names.size());
    }

    private static double[] outputs(double[] kernel, double[][] coefficients, int intents) {
        double[] outputs = new double[intents];
        for (int row = 0; row < kernel.length; row++) {
            double factor = kernel[row];
            double[] theirs = coefficients[row];
            for (int intent = 0; intent < intents; intent++) {
                outputs[intent] += factor * theirs[intent];
            }
        }
        return outputs;
    }
}
