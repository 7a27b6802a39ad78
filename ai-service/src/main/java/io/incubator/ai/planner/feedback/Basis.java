package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.NoOptionException;
import io.incubator.ai.planner.blueprint.BlueprintWriter;
import io.incubator.ai.planner.brief.BriefReader;
import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.knowledge.Family;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Voice;
import io.incubator.ai.planner.option.Composition;
import io.incubator.ai.planner.option.OptionFinder;
import io.incubator.ai.planner.option.OptionWriter;
import io.incubator.ai.planner.option.Restriction;
import io.incubator.ai.planner.option.RuleBook;
import io.incubator.ai.planner.perspective.Panel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything one plan is decided by: the facts of a brief with what was said since, the weights, the
/// rules.
final class Basis {
    /// Axes that make a composition a different way of building.
    static final Set<Axis> CORE = Set.of(
            Axis.ARCHITECTURE_STYLE, Axis.LANGUAGE_FRAMEWORK, Axis.PRIMARY_DATASTORE, Axis.MESSAGING, Axis.DEPLOYMENT);

    private final KnowledgeBase knowledge;
    private final Facts facts;
    private final Map<Criterion, Double> weights;
    private final RuleBook rules;
    private final OptionWriter names;
    private final BlueprintWriter blueprints;
    private final Map<Composition, Complexity> measured = new HashMap<>();

    Basis(KnowledgeBase knowledge, BriefReader reader, Brief brief, Steering steering) {
        this(knowledge, steering.applied(reader.read(brief).facts()), steering.votes());
    }

    private Basis(KnowledgeBase knowledge, Facts facts, Map<Voice, Double> votes) {
        this.knowledge = knowledge;
        this.facts = facts;
        this.weights = new Panel(knowledge, facts, votes).together();
        this.rules = new RuleBook(knowledge, facts, List.of());
        this.names = new OptionWriter(knowledge, facts, rules, weights);
        this.blueprints = new BlueprintWriter(knowledge, facts, names);
    }

    KnowledgeBase knowledge() {
        return knowledge;
    }

    Facts facts() {
        return facts;
    }

    Map<Criterion, Double> weights() {
        return weights;
    }

    RuleBook rules() {
        return rules;
    }

    String technology(Composition composition, Axis axis) {
        return names.technology(composition, axis);
    }

    /// The compositions a plan would show, in its order.
    ///
    /// @throws NoOptionException if nothing obeys the constraints
    List<Composition> find() {
        return new OptionFinder(knowledge, facts, weights).compositions(rules);
    }

    /// The same under further restrictions; empty if nothing obeys those as well.
    List<Composition> find(List<Restriction> restrictions) {
        try {
            return new OptionFinder(knowledge, facts, weights)
                    .compositions(new RuleBook(knowledge, facts, restrictions));
        } catch (NoOptionException e) {
            return List.of();
        }
    }

    /// In the family it still belongs to, else in the first it fits, else in the one without borders.
    Composition named(Composition composition) {
        List<Family> families = knowledge.families();
        String family = families.stream()
                .filter(f -> f.id().equals(composition.family()) && allows(f, composition))
                .findFirst()
                .or(() -> families.stream()
                        .filter(f -> !f.fallback() && considered(f) && allows(f, composition))
                        .findFirst())
                .or(() -> families.stream().filter(Family::fallback).findFirst())
                .map(Family::id)
                .orElse(composition.family());
        return new Composition(family, composition.classes());
    }

    private boolean considered(Family family) {
        return family.when() == null || family.when().isTrue(facts);
    }

    private static boolean allows(Family family, Composition composition) {
        return family.classes().entrySet().stream().allMatch(e -> e.getValue().contains(composition.get(e.getKey())));
    }

    /// Weighted sum, 0 … 10.
    double value(Composition composition) {
        Map<Criterion, Double> scores = rules.score(composition);
        return weights.entrySet().stream()
                .mapToDouble(e -> e.getValue() * scores.get(e.getKey()))
                .sum();
    }

    Complexity complexity(Composition composition) {
        return measured.computeIfAbsent(composition, c -> Complexity.of(knowledge, c, blueprints.components(c)));
    }

    /// Best first; among equals always the same.
    java.util.Comparator<Composition> best() {
        Map<Composition, Double> values = new HashMap<>();
        return java.util.Comparator.comparingDouble((Composition c) -> -values.computeIfAbsent(c, this::value))
                .thenComparing(c -> c.family() + c.classes());
    }

    /// The first, then those that differ from all before on at least some axes.
    static List<Composition> diverse(List<Composition> candidates, int least, int most) {
        List<Composition> chosen = new ArrayList<>();
        for (Composition candidate : candidates) {
            if (chosen.size() < most && chosen.stream().allMatch(c -> c.distance(candidate) >= least)) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }
}
