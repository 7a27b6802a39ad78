package io.incubator.ai.planner.option;

import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Puts the first three options side by side: what speaks for each that does not speak for the others.
public final class Recommender {
    private static final int TOP = 3;
    private static final int MOST = 4;
    private static final double DIFFERENCE = 0.05;

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
                        strengths(option, options),
                        weaknesses(option)))
                .toList();
        String statement = String.format(
                Locale.ROOT,
                knowledge.text(evaluation.closeCall() ? "recommend.close" : "recommend.clear", language),
                first.id(),
                first.title(),
                first.total());
        return new Recommendation(first.id(), statement, candidates, first.advice(), first.risks());
    }

    /// What speaks for it more than for what it is compared with: the first with the mean of all others, the others
    /// with the first, since that is the choice a reader has.
    private static List<String> strengths(PlanOption option, List<PlanOption> all) {
        boolean first = option.id().equals(all.getFirst().id());
        List<PlanOption> others = first ? all.subList(1, all.size()) : all.subList(0, 1);
        Map<String, Double> advantage = new LinkedHashMap<>();
        points(option).forEach((rule, points) -> {
            double usual = others.stream()
                    .mapToDouble(o -> points(o).getOrDefault(rule, 0.0))
                    .average()
                    .orElse(0);
            if (points - usual > DIFFERENCE) {
                advantage.put(rule, points - usual);
            }
        });
        return strongest(advantage, option);
    }

    /// What speaks against it most, whether or not it speaks against others as well.
    private static List<String> weaknesses(PlanOption option) {
        Map<String, Double> against = new LinkedHashMap<>();
        points(option).forEach((rule, points) -> {
            if (points < -DIFFERENCE) {
                against.put(rule, -points);
            }
        });
        return strongest(against, option);
    }

    private static List<String> strongest(Map<String, Double> rules, PlanOption option) {
        Map<String, String> texts = texts(option);
        return rules.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(e -> texts.get(e.getKey()) + " (" + e.getKey() + ")")
                .toList();
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
