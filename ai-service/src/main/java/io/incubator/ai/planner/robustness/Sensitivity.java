package io.incubator.ai.planner.robustness;

import io.incubator.ai.planner.mcda.WeightedSum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which weights decide: how far each would have to change, the others keeping their proportions,
/// until another alternative draws level with the first.
final class Sensitivity {
    private Sensitivity() {}

    /// A change of one weight.
    ///
    /// @param rival row that draws level with the first
    record Change(int rival, WeightedSum.Flip flip) {}

    /// The changes that can do it, the smallest first, at most one per criterion.
    ///
    /// @param matrix the first row being the best
    static List<Change> of(double[][] matrix, double[] weights) {
        List<Change> smallest = new ArrayList<>();
        for (int c = 0; c < weights.length; c++) {
            Change best = null;
            for (int rival = 1; rival < matrix.length; rival++) {
                WeightedSum.Flip flip = WeightedSum.flip(matrix[0], matrix[rival], weights, c);
                if (flip != null
                        && (best == null
                                || Math.abs(flip.shift()) < Math.abs(best.flip().shift()))) {
                    best = new Change(rival, flip);
                }
            }
            if (best != null) {
                smallest.add(best);
            }
        }
        smallest.sort(
                Comparator.comparingDouble(change -> Math.abs(change.flip().shift())));
        return smallest;
    }
}
