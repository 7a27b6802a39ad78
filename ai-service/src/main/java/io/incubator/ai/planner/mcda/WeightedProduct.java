package io.incubator.ai.planner.mcda;

/// Weighted product model (Bridgman 1922; Miller and Starr 1969): Π xⱼ^wⱼ. Only ratios count, so units cancel; a zero
/// anywhere makes the whole product zero.
public final class WeightedProduct {
    private WeightedProduct() {}

    /// How many times as good the first row is as the second, for weights that sum to 1.
    ///
    /// @throws IllegalArgumentException if a value is not above zero, where no ratio exists
    public static double ratio(double[] first, double[] second, double[] weights) {
        double ratio = 1;
        for (int j = 0; j < weights.length; j++) {
            if (first[j] <= 0 || second[j] <= 0) {
                throw new IllegalArgumentException("ratios need values above zero");
            }
            ratio *= Math.pow(first[j] / second[j], weights[j]);
        }
        return ratio;
    }

    /// The product of each row, weights being brought to a sum of 1.
    public static double[] values(double[][] matrix, double[] weights) {
        double[] shares = Shares.of(weights);
        double[] values = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            values[i] = 1;
            for (int j = 0; j < shares.length; j++) {
                values[i] *= Math.pow(Math.max(0, matrix[i][j]), shares[j]);
            }
        }
        return values;
    }
}
