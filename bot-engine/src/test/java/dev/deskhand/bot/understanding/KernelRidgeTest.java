package dev.deskhand.bot.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelRidgeTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 40, 64, 65, 150})
    void theCoefficientsSolveTheEquations(int n) {
        Random random = new Random(n);
        double[][] kernel = positiveDefinite(n, random);
        double[] penalties = random.doubles(n, 0.01, 1).toArray();
        double[][] targets = new double[n][];
        for (int i = 0; i < n; i++) {
            targets[i] = random.doubles(3).toArray();
        }
        double[][] solution = copy(targets);

        KernelRidge.solve(lowerTriangle(kernel), penalties, solution);

        for (int i = 0; i < n; i++) {
            for (int c = 0; c < 3; c++) {
                double sum = penalties[i] * solution[i][c];
                for (int k = 0; k < n; k++) {
                    sum += kernel[i][k] * solution[k][c];
                }
                assertThat(sum)
                        .as("row %d, column %d, n %d", i, c, n)
                        .isCloseTo(targets[i][c], within(1e-9));
            }
        }
    }

    @Test
    void whatARowWouldBeMissedByIsKnownWithoutLearningAgain() {
        int n = 9;
        Random random = new Random(5);
        double[][] kernel = positiveDefinite(n, random);
        double[] penalties = random.doubles(n, 0.1, 1).toArray();
        double[] targets = random.doubles(n).toArray();
        double[][] factor = lowerTriangle(kernel);
        double[][] coefficients = column(targets);
        KernelRidge.solve(factor, penalties.clone(), coefficients);
        double[] diagonal = KernelRidge.diagonalOfInverse(factor);

        for (int left = 0; left < n; left++) {
            double[][] others = coefficientsWithout(left, kernel, penalties, targets);
            double output = 0;
            for (int i = 0, row = 0; i < n; i++) {
                if (i != left) {
                    output += kernel[left][i] * others[row++][0];
                }
            }
            assertThat(coefficients[left][0] / diagonal[left])
                    .as("row %d", left)
                    .isCloseTo(targets[left] - output, within(1e-8));
        }
    }

    private static double[][] coefficientsWithout(
            int left, double[][] kernel, double[] penalties, double[] targets) {
        int[] kept = IntStream.range(0, targets.length).filter(i -> i != left).toArray();
        double[][] part = new double[kept.length][];
        double[] partPenalties = new double[kept.length];
        double[][] coefficients = new double[kept.length][1];
        for (int i = 0; i < kept.length; i++) {
            part[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                part[i][j] = kernel[kept[i]][kept[j]];
            }
            partPenalties[i] = penalties[kept[i]];
            coefficients[i][0] = targets[kept[i]];
        }
        KernelRidge.solve(part, partPenalties, coefficients);
        return coefficients;
    }

    private static double[][] column(double[] values) {
        double[][] column = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            column[i] = new double[] {values[i]};
        }
        return column;
    }

    @Test
    void aMatrixThatIsNoKernelIsNamed() {
        double[][] kernel = {{1}, {2, 1}};

        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> KernelRidge.solve(kernel, new double[2], new double[2][1]))
                .withMessageContaining("positive definite");
    }

    private static double[][] positiveDefinite(int n, Random random) {
        double[][] half = new double[n][];
        for (int i = 0; i < n; i++) {
            half[i] = random.doubles(n, -1, 1).toArray();
        }
        double[][] whole = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    whole[i][j] += half[i][k] * half[j][k];
                }
            }
        }
        return whole;
    }

    private static double[][] lowerTriangle(double[][] matrix) {
        double[][] triangle = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            triangle[i] = java.util.Arrays.copyOf(matrix[i], i + 1);
        }
        return triangle;
    }

    private static double[][] copy(double[][] matrix) {
        double[][] copy = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }
}
