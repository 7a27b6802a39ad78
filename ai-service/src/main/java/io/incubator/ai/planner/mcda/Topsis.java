package io.incubator.ai.planner.mcda;

/// TOPSIS with vector normalisation (Hwang and Yoon 1981; Tzeng and Huang 2011): closeness to the ideal point, d⁻ /
/// (d⁺ + d⁻). Depends on the set compared, so it only cross-checks.
public final class Topsis {
    private Topsis() {}

    public static double[] closeness(double[][] matrix, double[] weights) {
        int criteria = weights.length;
        double[][] weighted = new double[matrix.length][criteria];
        double[] best = new double[criteria];
        double[] worst = new double[criteria];
        for (int j = 0; j < criteria; j++) {
            double norm = 0;
            for (double[] row : matrix) {
                norm += row[j] * row[j];
            }
            norm = Math.sqrt(norm);
            best[j] = Double.NEGATIVE_INFINITY;
            worst[j] = Double.POSITIVE_INFINITY;
            for (int i = 0; i < matrix.length; i++) {
                weighted[i][j] = norm == 0 ? 0 : weights[j] * matrix[i][j] / norm;
                best[j] = Math.max(best[j], weighted[i][j]);
                worst[j] = Math.min(worst[j], weighted[i][j]);
            }
        }
        double[] closeness = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            double toBest = distance(weighted[i], best);
            double toWorst = distance(weighted[i], worst);
            closeness[i] = toBest + toWorst == 0 ? 0.5 : toWorst / (toBest + toWorst);
        }
        return closeness;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return Math.sqrt(sum);
    }
}
