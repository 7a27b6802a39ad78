package io.incubator.ai.planner.roadmap;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Quantiles of the PERT distribution: a beta distribution on the range of an estimate whose mean is (o
/// + 4 m + p) / 6 (Malcolm et al., 1959; shape parameter 4). A table per place of the mode makes a draw
/// one look-up.
final class Pert {
    /// Steps of the table.
    static final int STEPS = 256;

    /// Places of the mode told apart.
    private static final int MODES = 200;

    private static final int GRID = 1024;
    private static final ConcurrentMap<Integer, double[]> TABLES = new ConcurrentHashMap<>();

    private Pert() {}

    /// Quantiles at 0, 1/256, … 1 on the range 0 … 1.
    ///
    /// @param mode where between optimistic and pessimistic the likely value lies, 0 … 1
    static double[] quantiles(double mode) {
        return TABLES.computeIfAbsent((int) Math.round(mode * MODES), m -> table((double) m / MODES));
    }

    private static double[] table(double mode) {
        double alpha = 4 * mode;
        double beta = 4 * (1 - mode);
        double[] cumulative = new double[GRID + 1];
        for (int i = 0; i < GRID; i++) {
            double x = (i + 0.5) / GRID;
            cumulative[i + 1] = cumulative[i] + Math.pow(x, alpha) * Math.pow(1 - x, beta);
        }
        double[] quantiles = new double[STEPS + 1];
        int at = 0;
        for (int step = 1; step < STEPS; step++) {
            double wanted = cumulative[GRID] * step / STEPS;
            while (cumulative[at + 1] < wanted) {
                at++;
            }
            double within = (wanted - cumulative[at]) / (cumulative[at + 1] - cumulative[at]);
            quantiles[step] = (at + within) / GRID;
        }
        quantiles[STEPS] = 1;
        return quantiles;
    }
}
