package io.incubator.ai.planner.mcda;

/// PROMETHEE II net flows with the usual preference function (Brans and Vincke 1985): better by anything counts
/// fully.
public final class Promethee {
    private Promethee() {}

    public static double[] netFlows(double[][] matrix, double[] weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double[] flows = new double[matrix.length];
        for (int a = 0; a < matrix.length; a++) {
            for (int b = 0; b < matrix.length; b++) {
                for (int j = 0; j < weights.length; j++) {
                    flows[a] += weights[j] / total * Math.signum(matrix[a][j] - matrix[b][j]);
                }
            }
            flows[a] /= Math.max(1, matrix.length - 1);
        }
        return flows;
    }
}
