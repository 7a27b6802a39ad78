package io.incubator.ai.planner.option;

import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Puts the first three options side by side: what speaks for each that does not speak for the others.
public final class Recommender {
    private static final int TOP = 3;
    private static final int MOST = 4;
    private static final double DIFFERENCE = 0.15;

    private final KnowledgeBase knowledge;
    private final Language language;

    public Recommender(KnowledgeBase knowledge, Language language) {
        this.knowledge = knowledge;
        this.language = language;
    }

    public Recommendation recommend(List<PlanOption> options, Evaluation evaluation) {
        List<PlanOption> top = options.subList(0, Math.min(TOP, options.size()));
        PlanOption first = top.getFirst();
        List<Recommendation.Candidate> candidates = top.stream()
                .map(option -> new Recommendation.Candidate(
                        option.id(),
                        option.title(),
                        option.total(),
                        option.values(),
                        reasons(option, options, 1),
                        reasons(option, options, -1)))
                .toList();
        String statement = String.format(
                Locale.ROOT,
                knowledge.text(evaluation.closeCall() ? "recommend.close" : "recommend.clear", language),
                first.id(),
                first.title(),
                first.total());
        return new Recommendation(first.id(), statement, candidates, first.advice(), first.risks());
    }

    /// Reasons by weighted points compared with the mean of the other options, so that what all share is left out.
    private static List<String> reasons(PlanOption option, List<PlanOption> all, int sign) {
        Map<String, Double> own = points(option);
        Map<String, Double> advantage = new LinkedHashMap<>();
        for (Map.Entry<String, Double> entry : own.entrySet()) {
            double others = all.stream()
                    .filter(o -> !o.id().equals(option.id()))
                    .mapToDouble(o -> points(o).getOrDefault(entry.getKey(), 0.0))
                    .average()
                    .orElse(0);
            if (sign * entry.getValue() > 0 && sign * (entry.getValue() - others) > DIFFERENCE / 2) {
                advantage.put(entry.getKey(), entry.getValue() - others);
            }
        }
        Map<String, String> texts = texts(option);
        List<String> reasons = new ArrayList<>();
        advantage.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> e) -> -sign * e.getValue())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .forEach(e -> reasons.add(texts.get(e.getKey()) + " (" + e.getKey() + ")"));
        return reasons;
    }

    /// Weighted points by rule, over all criteria.
    private static Map<String, Double> points(PlanOption option) {
        Map<String, Double> points = new LinkedHashMap<>();
        for (PlanOption.Score score : option.scores()) {
            score.reasons().forEach(r -> points.merge(r.rule(), score.weight() * r.points(), Double::sum));
        }
        return points;
    }

    private static Map<String, String> texts(PlanOption option) {
        Map<String, String> texts = new LinkedHashMap<>();
        option.scores().forEach(s -> s.reasons().forEach(r -> texts.put(r.rule(), r.text())));
        return texts;
    }
}
