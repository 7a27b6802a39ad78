package io.incubator.ai.planner.mcda;

/// VIKOR (Opricovic and Tzeng 2004): a compromise between the good of the many, S (the weighted distance to the best),
/// and the regret of the worst criterion, R. Depends on the set compared, so it only cross-checks.
public final class Vikor {
    /// The usual weight of the majority against the regret.
    public static final double CONSENSUS = 0.5;

    /// Differences below this are rounding, and would be blown up to a whole.
    private static final double ROUNDING = 1e-12;

    private final double[] s;
    private final double[] r;
    private final double[] q;

    private Vikor(double[] s, double[] r, double[] q) {
        this.s = s;
        this.r = r;
        this.q = q;
    }

    /// Sum of the weighted distances by row; smaller is better.
    public double[] s() {
        return s.clone();
    }

    /// The largest weighted distance by row; smaller is better.
    public double[] r() {
        return r.clone();
    }

    /// The compromise by row, 0 … 1; the least wins.
    public double[] q() {
        return q.clone();
    }

    /// Measures every row.
    ///
    /// @param v weight of S against R, 0 … 1
    public static Vikor measure(double[][] matrix, double[] weights, double v) {
        if (!(v >= 0 && v <= 1)) {
            throw new IllegalArgumentException("v must lie within 0 … 1, not " + v);
        }
        double[] shares = Shares.of(weights);
        double[] s = new double[matrix.length];
        double[] r = new double[matrix.length];
        for (int j = 0; j < shares.length; j++) {
            double best = Double.NEGATIVE_INFINITY;
            double worst = Double.POSITIVE_INFINITY;
            for (double[] row : matrix) {
                best = Math.max(best, row[j]);
                worst = Math.min(worst, row[j]);
            }
            for (int i = 0; i < matrix.length && best > worst; i++) {
                double distance = shares[j] * (best - matrix[i][j]) / (best - worst);
                s[i] += distance;
                r[i] = Math.max(r[i], distance);
            }
        }
        double[] q = new double[matrix.length];
        add(q, s, v);
        add(q, r, 1 - v);
        return new Vikor(s, r, q);
    }

    private static void add(double[] q, double[] measure, double weight) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : measure) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        for (int i = 0; i < q.length && most - least > ROUNDING; i++) {
            q[i] += weight * (measure[i] - least) / (most - least);
        }
    }
}
