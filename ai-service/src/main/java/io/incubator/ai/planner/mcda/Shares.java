package io.incubator.ai.planner.mcda;

/// Weights brought to a sum of 1.
final class Shares {
    private Shares() {}

    static double[] of(double[] weights) {
        double total = 0;
        for (double weight : weights) {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("a weight is negative or no number: " + weight);
            }
            total += weight;
        }
        if (total <= 0) {
            throw new IllegalArgumentException("all weights are zero");
        }
        double[] shares = weights.clone();
        for (int j = 0; j < shares.length; j++) {
            shares[j] /= total;
        }
        return shares;
    }
}
