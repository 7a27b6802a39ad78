package io.incubator.ai.planner.perspective;

import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Perspective;
import io.incubator.ai.planner.knowledge.Voice;
import java.util.EnumMap;
import java.util.Map;

/// The weights of the five perspectives for one brief.
public final class Panel {
    private final Map<Voice, Map<Criterion, Double>> weights = new EnumMap<>(Voice.class);

    public Panel(KnowledgeBase knowledge, Facts facts) {
        for (Perspective perspective : knowledge.perspectives()) {
            weights.put(perspective.voice(), weights(perspective, facts));
        }
    }

    private static Map<Criterion, Double> weights(Perspective perspective, Facts facts) {
        Map<Criterion, Double> raw = new EnumMap<>(perspective.weights());
        for (Perspective.Adjustment adjustment : perspective.adjustments()) {
            if (adjustment.when().isTrue(facts)) {
                adjustment.factors().forEach((criterion, factor) -> raw.merge(criterion, factor, (a, b) -> a * b));
            }
        }
        double total = raw.values().stream().mapToDouble(Double::doubleValue).sum();
        raw.replaceAll((criterion, weight) -> weight / total);
        return raw;
    }

    /// Shares of one perspective, summing up to 1.
    public Map<Criterion, Double> of(Voice voice) {
        return weights.get(voice);
    }

    /// Every perspective has one vote: the mean of their shares.
    public Map<Criterion, Double> together() {
        Map<Criterion, Double> mean = new EnumMap<>(Criterion.class);
        for (Criterion criterion : Criterion.values()) {
            mean.put(
                    criterion,
                    weights.values().stream().mapToDouble(w -> w.get(criterion)).sum() / weights.size());
        }
        return mean;
    }
}
