package io.incubator.ai.planner.robustness;

import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.knowledge.Voice;
import io.incubator.ai.planner.mcda.Sampler;
import io.incubator.ai.planner.perspective.Panel;
import java.util.random.RandomGenerator;

/// Draws weights of the criteria as one gets them by listening to the five perspectives in any
/// proportion: a random mixture of theirs, uniform where each has one vote. Where all agree there
/// is nothing to draw; where they dissent, the draws do.
public final class VoiceWeights implements Sampler {
    private final double[][] weights;
    private final double[] votes;

    /// Weights of one panel.
    public VoiceWeights(Panel panel) {
        Voice[] voices = Voice.values();
        Criterion[] criteria = Criterion.values();
        weights = new double[voices.length][criteria.length];
        votes = new double[voices.length];
        for (int v = 0; v < voices.length; v++) {
            votes[v] = panel.vote(voices[v]);
            for (int c = 0; c < criteria.length; c++) {
                weights[v][c] = panel.of(voices[v]).get(criteria[c]);
            }
        }
    }

    @Override
    public void draw(RandomGenerator random, double[] into) {
        java.util.Arrays.fill(into, 0);
        double total = 0;
        for (int v = 0; v < votes.length; v++) {
            // exponential spacings (Rubinstein 1982); the strict logarithm is the same on every machine
            double share = -votes[v] * StrictMath.log(1 - random.nextDouble());
            total += share;
            for (int c = 0; c < into.length; c++) {
                into[c] += share * weights[v][c];
            }
        }
        for (int c = 0; c < into.length; c++) {
            into[c] /= total;
        }
    }
}
