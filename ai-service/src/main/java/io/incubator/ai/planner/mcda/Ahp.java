package io.incubator.ai.planner.mcda;

/// The analytic hierarchy process's ways to put priorities together (Saaty 1980; ideal mode: Belton and Gear 1983,
/// Saaty 1994). The planner uses AHP for weights only ([PairwiseJudgements]): how it ranks depends on the set compared.
public final class Ahp {
    private Ahp() {}

    /// Distributive mode: each column shared out among the rows. A copy of a row takes its share from it, which can
    /// reverse the order of the others.
    public static double[] distributive(double[][] matrix, double[] weights) {
        double[] sums = new double[weights.length];
        for (double[] row : matrix) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += row[j];
            }
        }
        return synthesis(matrix, weights, sums);
    }

    /// Ideal mode: each column measured by its best row, so that a copy changes nothing; the result sums to 1.
    public static double[] ideal(double[][] matrix, double[] weights) {
        double[] best = new double[weights.length];
        for (double[] row : matrix) {
            for (int j = 0; j < best.length; j++) {
                best[j] = Math.max(best[j], row[j]);
            }
        }
        return Shares.of(synthesis(matrix, weights, best));
    }

    private static double[] synthesis(double[][] matrix, double[] weights, double[] units) {
        double[] shares = Shares.of(weights);
        double[] values = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < shares.length; j++) {
                values[i] += units[j] == 0 ? 0 : shares[j] * matrix[i][j] / units[j];
            }
        }
        return values;
    }
}
