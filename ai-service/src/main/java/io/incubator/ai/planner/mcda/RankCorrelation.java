package io.incubator.ai.planner.mcda;

/// Kendall's rank correlation τ-b (Kendall 1945), which allows for ties.
public final class RankCorrelation {
    private RankCorrelation() {}

    /// How far two ratings of the same things agree in order.
    ///
    /// @return 1 the same order … −1 the reverse; 1 if there is nothing to order in either, 0 if only in one
    public static double kendall(double[] first, double[] second) {
        int agreed = 0;
        int firstPairs = 0;
        int secondPairs = 0;
        for (int i = 0; i < first.length; i++) {
            for (int k = i + 1; k < first.length; k++) {
                int a = Double.compare(first[i], first[k]);
                int b = Double.compare(second[i], second[k]);
                agreed += Integer.signum(a) * Integer.signum(b);
                firstPairs += a == 0 ? 0 : 1;
                secondPairs += b == 0 ? 0 : 1;
            }
        }
        if (firstPairs == 0 || secondPairs == 0) {
            return firstPairs == secondPairs ? 1 : 0;
        }
        return agreed / Math.sqrt((double) firstPairs * secondPairs);
    }
}
