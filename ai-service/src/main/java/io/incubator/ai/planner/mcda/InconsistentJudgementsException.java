package io.incubator.ai.planner.mcda;

import java.util.Locale;

/// Pairwise judgements contradict each other too much to become weights.
public final class InconsistentJudgementsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final double consistencyRatio;

    InconsistentJudgementsException(double consistencyRatio) {
        super(String.format(
                Locale.ROOT,
                "consistency ratio %.3f exceeds %.2f: judge again",
                consistencyRatio,
                PairwiseJudgements.MOST_INCONSISTENT));
        this.consistencyRatio = consistencyRatio;
    }

    /// The ratio that was too high.
    public double consistencyRatio() {
        return consistencyRatio;
    }
}
