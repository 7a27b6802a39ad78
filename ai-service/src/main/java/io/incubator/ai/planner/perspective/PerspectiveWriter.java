package io.incubator.ai.planner.perspective;

import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.knowledge.Family;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Perspective;
import io.incubator.ai.planner.knowledge.Rule;
import io.incubator.ai.planner.knowledge.Voice;
import io.incubator.ai.planner.mcda.RankCorrelation;
import io.incubator.ai.planner.option.Composition;
import io.incubator.ai.planner.option.OptionScope;
import io.incubator.ai.planner.option.Reasons;
import io.incubator.ai.planner.option.RuleBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Lets each perspective speak about one brief and its options.
public final class PerspectiveWriter {
    private static final int MOST_CONCERNS = 4;
    private static final int MOST_PREFERENCES = 4;
    private static final double NOTEWORTHY = 0.5;

    private final KnowledgeBase knowledge;
    private final Facts facts;
    private final Panel panel;
    private final RuleBook rules;
    private final Composition headline;
    private final OptionScope scope;

    /// A writer for one brief.
    ///
    /// @param headline the recommended composition
    public PerspectiveWriter(KnowledgeBase knowledge, Facts facts, Panel panel, RuleBook rules, Composition headline) {
        this.rules = rules;
        this.headline = headline;
        this.knowledge = knowledge;
        this.facts = facts;
        this.panel = panel;
        this.scope = new OptionScope(knowledge, facts, new Composition("", Map.of()));
    }

    /// Lets all five speak.
    ///
    /// @param scores of the options by id, best first
    public PerspectiveView write(Map<String, Map<Criterion, Double>> scores) {
        List<PerspectiveView.View> views = knowledge.perspectives().stream()
                .map(perspective -> view(perspective, scores))
                .toList();
        Consensus consensus = new Consensus(knowledge, facts.language(), panel, scores);
        return new PerspectiveView(
                named(panel.together()), views, consensus.agreement(views), consensus.dissent(views));
    }

    private PerspectiveView.View view(Perspective perspective, Map<String, Map<Criterion, Double>> scores) {
        Map<Criterion, Double> weights = panel.of(perspective.voice());
        return new PerspectiveView.View(
                perspective.voice().id(),
                perspective.name().in(facts.language()),
                perspective.stance().in(facts.language()),
                perspective.concerns().stream()
                        .filter(note -> note.when() == null || note.when().isTrue(facts))
                        .limit(MOST_CONCERNS)
                        .map(Family.Note::text)
                        .map(text -> Reasons.fill(text, facts, scope))
                        .toList(),
                preferences(perspective.voice()),
                named(weights),
                scores.entrySet().stream()
                        .sorted(Comparator.comparingDouble(
                                (Map.Entry<String, Map<Criterion, Double>> e) -> -value(e.getValue(), weights)))
                        .map(Map.Entry::getKey)
                        .toList(),
                totals(scores, weights),
                agreement(scores, weights));
    }

    private static Map<String, Double> totals(
            Map<String, Map<Criterion, Double>> scores, Map<Criterion, Double> weights) {
        Map<String, Double> totals = new LinkedHashMap<>();
        scores.forEach((option, score) -> totals.put(option, Math.round(100 * value(score, weights)) / 100.0));
        return totals;
    }

    private double agreement(Map<String, Map<Criterion, Double>> scores, Map<Criterion, Double> weights) {
        Map<Criterion, Double> together = panel.together();
        double[] own =
                scores.values().stream().mapToDouble(s -> value(s, weights)).toArray();
        double[] headline =
                scores.values().stream().mapToDouble(s -> value(s, together)).toArray();
        return Math.round(1000 * RankCorrelation.kendall(own, headline)) / 1000.0;
    }

    /// Per axis the class this voice's own rules, true for this brief whatever the option, speak for most.
    private List<PerspectiveView.Preference> preferences(Voice voice) {
        Map<Axis, Map<String, Double>> points = new EnumMap<>(Axis.class);
        Map<String, Rule> strongest = new LinkedHashMap<>();
        for (Rule rule : knowledge.rules()) {
            if (rule.voice() == voice && !rule.constraint() && rule.target().size() == 1 && holds(rule)) {
                double effect = rule.effects().entrySet().stream()
                        .mapToDouble(e ->
                                panel.of(voice).get(e.getKey()) * e.getValue().number(facts))
                        .sum();
                rule.target()
                        .forEach((axis, types) -> types.stream()
                                .filter(t -> rules.allows(axis, t))
                                .forEach(type -> {
                                    points.computeIfAbsent(axis, k -> new LinkedHashMap<>())
                                            .merge(type, effect, Double::sum);
                                    strongest.merge(
                                            axis.id() + type,
                                            rule,
                                            (old, added) -> effect > strength(old, voice) ? added : old);
                                }));
            }
        }
        List<PerspectiveView.Preference> preferences = new ArrayList<>();
        points.entrySet().stream()
                .map(e -> Map.entry(e.getKey(), best(e.getValue(), headline.get(e.getKey()))))
                .filter(e -> e.getValue().getValue() > NOTEWORTHY * 0.4)
                .sorted(Comparator.comparingDouble((Map.Entry<Axis, Map.Entry<String, Double>> e) ->
                        -e.getValue().getValue()))
                .limit(MOST_PREFERENCES)
                .forEach(e -> {
                    String type = e.getValue().getKey();
                    Rule rule = strongest.get(e.getKey().id() + type);
                    preferences.add(new PerspectiveView.Preference(
                            knowledge.axis(e.getKey()).name().in(facts.language()),
                            knowledge.axis(e.getKey()).get(type).name().in(facts.language()),
                            Reasons.fill(rule.reason(), facts, scope),
                            rule.id()));
                });
        return preferences;
    }

    private boolean holds(Rule rule) {
        return rule.when() == null
                || (rule.when().references().stream().noneMatch(name -> name.startsWith("option."))
                        && rule.when().isTrue(facts));
    }

    private double strength(Rule rule, Voice voice) {
        return rule.effects().entrySet().stream()
                .mapToDouble(e -> panel.of(voice).get(e.getKey()) * e.getValue().number(facts))
                .sum();
    }

    /// Between equals it asks for what the recommended option has.
    private static Map.Entry<String, Double> best(Map<String, Double> points, String recommended) {
        return points.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue()
                        .thenComparing(e -> e.getKey().equals(recommended))
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow();
    }

    static double value(Map<Criterion, Double> scores, Map<Criterion, Double> weights) {
        return Set.of(Criterion.values()).stream()
                .mapToDouble(c -> weights.get(c) * scores.get(c))
                .sum();
    }

    private static Map<String, Double> named(Map<Criterion, Double> weights) {
        Map<String, Double> named = new LinkedHashMap<>();
        weights.forEach((criterion, weight) -> named.put(criterion.id(), Math.round(1000 * weight) / 1000.0));
        return named;
    }
}
