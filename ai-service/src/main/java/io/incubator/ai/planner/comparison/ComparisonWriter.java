package io.incubator.ai.planner.comparison;

import io.incubator.ai.planner.NoOptionException;
import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.mcda.Acceptability;
import io.incubator.ai.planner.option.Composition;
import io.incubator.ai.planner.option.RuleBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes a comparison down in the language of its brief.
final class ComparisonWriter {
    private static final int MOST_REASONS = 4;
    private static final double WORTH_SAYING = 0.05;

    private final KnowledgeBase knowledge;
    private final Facts facts;
    private final RuleBook rules;
    private final Map<Criterion, Double> weights;

    ComparisonWriter(KnowledgeBase knowledge, Facts facts, RuleBook rules, Map<Criterion, Double> weights) {
        this.knowledge = knowledge;
        this.facts = facts;
        this.rules = rules;
        this.weights = weights;
    }

    Comparison comparison(
            Axis axis,
            Weighting weighting,
            int draws,
            double confidence,
            boolean close,
            List<Comparison.Ranked> ranked) {
        Map<String, Double> named = new LinkedHashMap<>();
        weights.forEach((criterion, weight) -> named.put(criterion.id(), rounded(weight)));
        return new Comparison(
                axis.id(),
                knowledge.axis(axis).name().in(facts.language()),
                facts.language().code(),
                knowledge.version(),
                named,
                weighting.source(),
                weighting.consistencyRatio(),
                draws,
                rounded(confidence),
                close,
                verdict(ranked, confidence, close),
                ranked);
    }

    private String verdict(List<Comparison.Ranked> ranked, double confidence, boolean close) {
        String key = ranked.getFirst().total() == null ? "none" : close ? "close" : "clear";
        return String.format(
                Locale.ROOT,
                knowledge.text("comparison." + key, facts.language()),
                ranked.getFirst().name(),
                ranked.size() < 2 ? "" : ranked.get(1).name(),
                Math.round(100 * confidence));
    }

    Comparison.Ranked ranked(
            int place, Alternative alternative, List<Composition> compositions, Axis axis, Acceptability found) {
        Composition composition = compositions.get(place);
        List<Comparison.Score> scores = new ArrayList<>();
        double total = 0;
        for (Map.Entry<Criterion, Double> score : rules.score(composition).entrySet()) {
            total += weights.get(score.getKey()) * score.getValue();
            scores.add(new Comparison.Score(
                    score.getKey().id(),
                    knowledge.text("criterion." + score.getKey().id(), facts.language()),
                    rounded(score.getValue())));
        }
        Map<String, String> with = new LinkedHashMap<>();
        composition.classes().forEach((other, type) -> {
            if (other != axis) {
                with.put(other.id(), type);
            }
        });
        return new Comparison.Ranked(
                place + 1,
                alternative.name(),
                alternative.type(),
                knowledge.axis(axis).get(alternative.type()).name().in(facts.language()),
                technology(alternative),
                rounded(total),
                rounded(found.first(place)),
                rounded(found.among(place, 3)),
                scores,
                with,
                reasons(place, compositions, 1),
                reasons(place, compositions, -1),
                List.of());
    }

    Comparison.Ranked ruledOut(
            int rank, Alternative alternative, Axis axis, List<NoOptionException.Conflict> conflicts) {
        return new Comparison.Ranked(
                rank,
                alternative.name(),
                alternative.type(),
                knowledge.axis(axis).get(alternative.type()).name().in(facts.language()),
                technology(alternative),
                null,
                0,
                0,
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                conflicts.stream()
                        .map(conflict -> new Comparison.RuledOut(conflict.rule(), conflict.statement()))
                        .toList());
    }

    private String technology(Alternative alternative) {
        return alternative.technology() == null
                ? null
                : alternative.technology().nameIn(facts.language());
    }

    /// What the rules give it more, or less, than they give the others on average.
    private List<Comparison.Reason> reasons(int place, List<Composition> compositions, int sign) {
        Map<String, Double> ahead = new LinkedHashMap<>();
        Map<String, RuleBook.Contribution> said = new LinkedHashMap<>();
        for (int i = 0; i < compositions.size(); i++) {
            double share = i == place ? 1 : -1.0 / (compositions.size() - 1);
            boolean own = i == place;
            for (RuleBook.Contribution contribution : rules.contributions(compositions.get(i))) {
                ahead.merge(
                        contribution.rule(),
                        share * weights.get(contribution.criterion()) * contribution.points(),
                        Double::sum);
                if (own) {
                    said.putIfAbsent(contribution.rule(), contribution);
                }
            }
        }
        return ahead.entrySet().stream()
                .filter(rule -> said.containsKey(rule.getKey()) && sign * rule.getValue() > WORTH_SAYING)
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> rule) -> -sign * rule.getValue())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_REASONS)
                .map(rule -> reason(said.get(rule.getKey()), rule.getValue()))
                .toList();
    }

    private static Comparison.Reason reason(RuleBook.Contribution contribution, double points) {
        return new Comparison.Reason(
                contribution.rule(),
                contribution.reason(),
                rounded(points),
                contribution.evidence().id(),
                contribution.evidence().source(),
                contribution.evidence().date());
    }

    private static double rounded(double value) {
        return Math.round(1000 * value) / 1000.0;
    }
}
