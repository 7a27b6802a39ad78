package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.option.Evaluation;
import io.incubator.ai.planner.option.PlanOption;
import io.incubator.ai.planner.option.Recommendation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An option that stays in front because it was said to be fine, or was chosen, even where another scores higher by
/// now. The numbers stay what they are, and the recommendation says so.
public final class KeptOption {
    private KeptOption() {}

    /// Scores by option in the order of the headline method, whatever the order they are shown in.
    public static Map<String, Map<Criterion, Double>> ranked(
            Map<String, Map<Criterion, Double>> scores, Map<Criterion, Double> weights) {
        Map<String, Map<Criterion, Double>> ranked = new LinkedHashMap<>();
        scores.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Map<Criterion, Double>> e) ->
                        -weights.entrySet().stream()
                                .mapToDouble(w -> w.getValue() * e.getValue().get(w.getKey()))
                                .sum()))
                .forEach(e -> ranked.put(e.getKey(), e.getValue()));
        return ranked;
    }

    /// The recommendation, with a statement that does not claim the first place by points where there is none.
    public static Recommendation explained(
            Recommendation recommendation, List<PlanOption> options, Evaluation evaluation, Language language) {
        String best = evaluation.ranking().getFirst();
        if (best.equals(recommendation.option())) {
            return recommendation;
        }
        PlanOption kept = find(options, recommendation.option());
        PlanOption first = find(options, best);
        return new Recommendation(
                recommendation.option(),
                FeedbackRules.builtIn()
                        .text(
                                "recommend.kept",
                                language,
                                kept.id(),
                                kept.title(),
                                kept.total(),
                                first.id(),
                                first.total()),
                recommendation.top(),
                recommendation.advice(),
                recommendation.risks());
    }

    private static PlanOption find(List<PlanOption> options, String id) {
        return options.stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
    }
}
