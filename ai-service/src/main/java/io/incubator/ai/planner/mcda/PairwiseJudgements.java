package io.incubator.ai.planner.mcda;

/// Pairwise judgements on Saaty's scale (1 equal … 9 extremely more; reciprocals for less) and the weights they amount
/// to: the principal eigenvector (Saaty 1977, 1980), found by power iteration.
public final class PairwiseJudgements {
    /// Above this the judgements contradict each other too much to be averaged (Saaty 1980).
    public static final double MOST_INCONSISTENT = 0.10;

    /// Mean consistency index of random judgements by size (Saaty 1980).
    private static final double[] RANDOM_INDEX = {0, 0, 0, .58, .90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49};

    private static final double SCALE = 9;
    private static final int ITERATIONS = 1000;
    private static final double PRECISION = 1e-13;

    private final double[] weights;
    private final double consistencyRatio;

    private PairwiseJudgements(double[][] matrix) {
        this.weights = eigenvector(matrix);
        double index = (eigenvalue(matrix, weights) - weights.length) / Math.max(1, weights.length - 1);
        this.consistencyRatio = weights.length < 3 ? 0 : Math.max(0, index) / RANDOM_INDEX[weights.length];
    }

    /// Reads the judgements above the diagonal, row by row: 1 against 2, 1 against 3, …, 2 against 3, ….
    ///
    /// @param size how many are compared, 1 … 10
    /// @throws IllegalArgumentException if there are not size · (size − 1) / 2 of them, each within 1/9 … 9
    public static PairwiseJudgements of(int size, double... upper) {
        if (size < 1 || size >= RANDOM_INDEX.length || upper.length != size * (size - 1) / 2) {
            throw new IllegalArgumentException(upper.length + " judgements do not compare " + size + " in pairs");
        }
        double[][] matrix = new double[size][size];
        int next = 0;
        for (int i = 0; i < size; i++) {
            matrix[i][i] = 1;
            for (int j = i + 1; j < size; j++) {
                double judgement = upper[next++];
                if (!(judgement >= 1 / SCALE - 1e-9 && judgement <= SCALE + 1e-9)) {
                    throw new IllegalArgumentException("a judgement lies outside 1/9 … 9: " + judgement);
                }
                matrix[i][j] = judgement;
                matrix[j][i] = 1 / judgement;
            }
        }
        return new PairwiseJudgements(matrix);
    }

    private static double[] eigenvector(double[][] matrix) {
        double[] vector = new double[matrix.length];
        java.util.Arrays.fill(vector, 1.0 / matrix.length);
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] next = Shares.of(times(matrix, vector));
            double moved = 0;
            for (int i = 0; i < next.length; i++) {
                moved = Math.max(moved, Math.abs(next[i] - vector[i]));
            }
            vector = next;
            if (moved < PRECISION) {
                break;
            }
        }
        return vector;
    }

    private static double eigenvalue(double[][] matrix, double[] vector) {
        double[] product = times(matrix, vector);
        double mean = 0;
        for (int i = 0; i < vector.length; i++) {
            mean += product[i] / vector[i] / vector.length;
        }
        return mean;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }

    /// How far the judgements contradict each other: 0 not at all, 1 as much as random ones.
    public double consistencyRatio() {
        return consistencyRatio;
    }

    /// The weights, summing to 1.
    ///
    /// @throws InconsistentJudgementsException if the consistency ratio exceeds [#MOST_INCONSISTENT]
    public double[] weights() {
        if (consistencyRatio > MOST_INCONSISTENT) {
            throw new InconsistentJudgementsException(consistencyRatio);
        }
        return weights.clone();
    }
}
