package dev.deskhand.bot.understanding;

/**
 * Kernel ridge regression in closed form: solves (K + lambda / w) A = Y, so that the outputs for a
 * text are its kernel row times A. No randomness, no iterations.
 */
final class KernelRidge {
    private static final int BLOCK = 64;

    private KernelRidge() {}

    /**
     * @param kernel the lower triangle of a symmetric matrix, row by row; becomes its Cholesky
     *     factor
     * @param penalties what is added to the diagonal, one for each row: lambda / weight
     * @param targets n by m; becomes the coefficients
     */
    static void solve(double[][] kernel, double[] penalties, double[][] targets) {
        int n = kernel.length;
        for (int i = 0; i < n; i++) {
            kernel[i][i] += penalties[i];
        }
        factor(kernel);
        int m = n == 0 ? 0 : targets[0].length;
        for (int i = 0; i < n; i++) {
            double[] row = kernel[i];
            double[] y = targets[i];
            for (int k = 0; k < i; k++) {
                subtract(y, row[k], targets[k], m);
            }
            divide(y, row[i]);
        }
        for (int i = n - 1; i >= 0; i--) {
            double[] y = targets[i];
            divide(y, kernel[i][i]);
            for (int k = 0; k < i; k++) {
                subtract(targets[k], kernel[i][k], y, m);
            }
        }
    }

    /**
     * Cholesky: the lower triangle becomes L with L L' = kernel. Block by block of columns, since
     * whole rows of a block are what a CPU can work on side by side, and what fits into its cache.
     */
    private static void factor(double[][] a) {
        double[] sums = new double[BLOCK];
        for (int from = 0; from < a.length; from += BLOCK) {
            int to = Math.min(from + BLOCK, a.length);
            double[][] turned = turned(a, from, to);
            for (int i = from; i < a.length; i++) {
                int width = Math.min(i + 1, to) - from;
                System.arraycopy(a[i], from, sums, 0, width);
                subtractAll(sums, a[i], turned, from);
                System.arraycopy(sums, 0, a[i], from, width);
            }
            factorColumns(a, from, to);
        }
    }

    /**
     * The diagonal of the inverse of the matrix that was solved. A row's coefficients divided by
     * its number are what the row would be missed by, had it not been learnt.
     *
     * @param factor what {@link #solve} made of the kernel
     */
    static double[] diagonalOfInverse(double[][] factor) {
        double[] diagonal = new double[factor.length];
        double[][] inverse = new double[factor.length][];
        for (int i = 0; i < factor.length; i++) {
            double[] row = new double[i + 1];
            row[i] = 1;
            for (int k = 0; k < i; k++) {
                subtract(row, factor[i][k], inverse[k], k + 1);
            }
            divide(row, factor[i][i]);
            for (int k = 0; k <= i; k++) {
                diagonal[k] += row[k] * row[k];
            }
            inverse[i] = row;
        }
        return diagonal;
    }

    /** What is left of some rows of a block, column by column. */
    private static double[][] turned(double[][] a, int from, int to) {
        double[][] turned = new double[from][BLOCK];
        for (int row = from; row < to; row++) {
            for (int column = 0; column < from; column++) {
                turned[column][row - from] = a[row][column];
            }
        }
        return turned;
    }

    /** Four at a time, so that the sums are read and written a fourth as often. */
    private static void subtractAll(double[] sums, double[] factors, double[][] what, int count) {
        int k = 0;
        for (; k + 3 < count; k += 4) {
            double[] one = what[k];
            double[] two = what[k + 1];
            double[] three = what[k + 2];
            double[] four = what[k + 3];
            double f = factors[k];
            double g = factors[k + 1];
            double h = factors[k + 2];
            double e = factors[k + 3];
            for (int c = 0; c < BLOCK; c++) {
                sums[c] -= f * one[c] + g * two[c] + h * three[c] + e * four[c];
            }
        }
        for (; k < count; k++) {
            subtract(sums, factors[k], what[k], BLOCK);
        }
    }

    private static void factorColumns(double[][] a, int from, int to) {
        for (int j = from; j < to; j++) {
            double[] column = a[j];
            for (int i = j; i < a.length; i++) {
                double[] row = a[i];
                double sum = row[j];
                for (int k = from; k < j; k++) {
                    sum -= row[k] * column[k];
                }
                if (i > j) {
                    row[j] = sum / column[j];
                } else if (sum > 0) {
                    row[j] = Math.sqrt(sum);
                } else {
                    throw new ArithmeticException("The kernel is not positive definite");
                }
            }
        }
    }

    private static void subtract(double[] from, double factor, double[] what, int m) {
        for (int c = 0; c < m; c++) {
            from[c] -= factor * what[c];
        }
    }

    private static void divide(double[] what, double by) {
        for (int c = 0; c < what.length; c++) {
            what[c] /= by;
        }
    }
}
