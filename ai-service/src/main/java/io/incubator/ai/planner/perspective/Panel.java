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
    private final Map<Voice, Double> votes;

    public Panel(KnowledgeBase knowledge, Facts facts) {
        this(knowledge, facts, Map.of());
    }

    /// A panel in which some voices count more, or less.
    ///
    /// @param votes by voice; 1 where none is given
    public Panel(KnowledgeBase knowledge, Facts facts, Map<Voice, Double> votes) {
        this.votes = votes;
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

    /// How much a perspective counts; 1 unless it was given another vote.
    public double vote(Voice voice) {
        return votes.getOrDefault(voice, 1.0);
    }

    /// The mean of the perspectives' shares by their votes; each has one unless it was given another.
    public Map<Criterion, Double> together() {
        Map<Criterion, Double> mean = new EnumMap<>(Criterion.class);
        for (Criterion criterion : Criterion.values()) {
            mean.put(
                    criterion,
                    weights.entrySet().stream()
                                    .mapToDouble(
                                            e -> vote(e.getKey()) * e.getValue().get(criterion))
                                    .sum()
                            / weights.keySet().stream().mapToDouble(this::vote).sum());
        }
        return mean;
    }
}
