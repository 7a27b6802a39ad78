package io.incubator.ai.planner.mcda;

/// Weighted sum on absolute scales: an alternative's value does not depend on which others are
/// compared, so adding
/// or removing one never reorders the rest.
public final class WeightedSum {
    private WeightedSum() {}

    public static double[] values(double[][] matrix, double[] weights) {
        double[] values = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            values[i] = value(matrix[i], weights);
        }
        return values;
    }

    public static double value(double[] row, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int j = 0; j < row.length; j++) {
            sum += row[j] * weights[j];
            total += weights[j];
        }
        return sum / total;
    }

    /// Smallest shift of weight to or from one criterion (the others shrinking in proportion) that
    /// lets `second` draw level with `first`: with d = first − second and D = Σ w·d, level at δ =
    /// −D·(1 − w_c) / (d_c − D) for shares w.
    ///
    /// @return criterion and the share it would have, or null if no shift of a single weight does it
    public static Flip smallestFlip(double[] first, double[] second, double[] weights) {
        Flip best = null;
        for (int c = 0; c < weights.length; c++) {
            Flip flip = flip(first, second, weights, c);
            if (flip != null && (best == null || Math.abs(flip.shift()) < Math.abs(best.shift()))) {
                best = flip;
            }
        }
        return best;
    }

    /// The same for one given criterion.
    ///
    /// @return null if no share of this criterion draws both level
    public static Flip flip(double[] first, double[] second, double[] weights, int criterion) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double lead = value(first, weights) - value(second, weights);
        double share = weights[criterion] / total;
        double slope = first[criterion] - second[criterion] - lead;
        if (slope == 0 || share >= 1) {
            return null;
        }
        double target = share - lead * (1 - share) / slope;
        return target >= 0 && target <= 1 ? new Flip(criterion, share, target) : null;
    }

    /// A change of one weight that makes two alternatives equal.
    ///
    /// @param from share of the criterion's weight now, `to` at which both are level
    public record Flip(int criterion, double from, double to) {
        public double shift() {
            return to - from;
        }
    }
}
