package io.incubator.ai.planner.mcda;

/// Pareto dominance.
public final class Dominance {
    private Dominance() {}

    /// Whether a is at least as good everywhere and better somewhere.
    public static boolean dominates(double[] a, double[] b) {
        boolean better = false;
        for (int j = 0; j < a.length; j++) {
            if (a[j] < b[j]) {
                return false;
            }
            better |= a[j] > b[j];
        }
        return better;
    }

    /// Finds what is dominated.
    ///
    /// @return for each alternative the index of one that dominates it, or -1
    public static int[] dominators(double[][] matrix) {
        int[] dominators = new int[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            dominators[i] = -1;
            for (int k = 0; k < matrix.length && dominators[i] < 0; k++) {
                if (k != i && dominates(matrix[k], matrix[i])) {
                    dominators[i] = k;
                }
            }
        }
        return dominators;
    }
}
