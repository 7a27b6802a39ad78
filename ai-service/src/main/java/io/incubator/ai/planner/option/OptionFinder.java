package io.incubator.ai.planner.option;

import io.incubator.ai.planner.NoOptionException;
import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.knowledge.Family;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the few compositions worth comparing.
public final class OptionFinder {
    private static final int FEWEST = 3;
    private static final int MOST = 5;
    private static final int LEAST_DISTANCE = 2;

    /// Axes that make an option a different way of building; a cache more or less does not.
    private static final Set<Axis> CORE = Set.of(
            Axis.ARCHITECTURE_STYLE, Axis.LANGUAGE_FRAMEWORK, Axis.PRIMARY_DATASTORE, Axis.MESSAGING, Axis.DEPLOYMENT);

    /// An option this much weaker than the best only fills the page.
    private static final double STRAW_MAN = 2.2;

    private final KnowledgeBase knowledge;
    private final Facts facts;
    private final Map<Criterion, Double> weights;

    /// A finder for one brief.
    ///
    /// @param weights shares of the criteria, summing up to 1
    public OptionFinder(KnowledgeBase knowledge, Facts facts, Map<Criterion, Double> weights) {
        this.knowledge = knowledge;
        this.facts = facts;
        this.weights = weights;
    }

    /// What was found.
    ///
    /// @param compositions three to five, best first (fewer only if there are no more)
    /// @param excluded what would have been shown but for a hard constraint
    public record Found(List<Composition> compositions, List<Excluded> excluded) {}

    /// A family whose best composition a constraint rules out.
    ///
    /// @param family whose best composition is out
    /// @param composition the one that is out
    /// @param constraints ids and statements of what it breaks
    public record Excluded(Family family, Composition composition, List<NoOptionException.Conflict> constraints) {}

    /// Searches all families.
    ///
    /// @throws NoOptionException if no composition obeys all hard constraints
    public Found find(RuleBook rules) {
        Composer composer = new Composer(knowledge, rules, weights);
        List<List<Composer.Rated>> byFamily = new ArrayList<>();
        for (Family family : knowledge.families()) {
            if (!family.fallback() && considered(family)) {
                byFamily.add(composer.compose(family));
            }
        }
        byFamily.removeIf(List::isEmpty);
        if (byFamily.size() < FEWEST) {
            knowledge.families().stream()
                    .filter(Family::fallback)
                    .map(composer::compose)
                    .filter(rated -> !rated.isEmpty())
                    .forEach(byFamily::add);
        }
        if (byFamily.isEmpty()) {
            throw new NoOptionException(conflicts(rules));
        }
        List<Composition> chosen = choose(byFamily);
        return new Found(chosen, excluded(rules));
    }

    private boolean considered(Family family) {
        return family.when() == null || family.when().isTrue(facts);
    }

    private static List<Composition> choose(List<List<Composer.Rated>> byFamily) {
        List<List<Composer.Rated>> families = byFamily.stream()
                .sorted(Comparator.comparingDouble(
                        (List<Composer.Rated> f) -> -f.getFirst().value()))
                .toList();
        double best = families.getFirst().getFirst().value();
        List<Composer.Rated> chosen = new ArrayList<>();
        for (List<Composer.Rated> family : families) {
            family.stream()
                    .filter(rated -> differs(rated, chosen))
                    .findFirst()
                    .filter(rated -> chosen.size() < FEWEST || rated.value() > best - STRAW_MAN)
                    .filter(rated -> chosen.size() < MOST)
                    .ifPresent(chosen::add);
        }
        families.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingDouble((Composer.Rated r) -> -r.value()))
                .forEach(rated -> {
                    if (chosen.size() < FEWEST && differsSomehow(rated, chosen)) {
                        chosen.add(rated);
                    }
                });
        return chosen.stream()
                .sorted(Comparator.comparingDouble((Composer.Rated r) -> -r.value()))
                .map(Composer.Rated::composition)
                .toList();
    }

    private static boolean differs(Composer.Rated rated, List<Composer.Rated> chosen) {
        return chosen.stream().allMatch(c -> c.composition().distance(rated.composition(), CORE) >= LEAST_DISTANCE);
    }

    private static boolean differsSomehow(Composer.Rated rated, List<Composer.Rated> chosen) {
        return chosen.stream().allMatch(c -> c.composition().distance(rated.composition()) >= LEAST_DISTANCE);
    }

    /// The best composition of each family if the constraints of the brief did not exist, where that breaks one.
    private List<Excluded> excluded(RuleBook rules) {
        Composer free = new Composer(knowledge, new RuleBook(knowledge, facts, spoken(rules)), weights);
        List<Excluded> excluded = new ArrayList<>();
        for (Family family : knowledge.families()) {
            if (family.fallback() || !considered(family)) {
                continue;
            }
            free.compose(family).stream().findFirst().ifPresent(rated -> {
                List<NoOptionException.Conflict> broken = rules.broken(rated.composition()).stream()
                        .map(c -> new NoOptionException.Conflict(c.id(), c.statement()))
                        .toList();
                if (!broken.isEmpty()) {
                    excluded.add(new Excluded(family, rated.composition(), broken));
                }
            });
        }
        return excluded;
    }

    private static Set<String> spoken(RuleBook rules) {
        Set<String> ids = new HashSet<>();
        rules.constraints().stream().filter(c -> !c.structural()).forEach(c -> ids.add(c.id()));
        return ids;
    }

    /// Deletion filter: drop constraints one by one as long as nothing becomes possible; what is left conflicts.
    private List<NoOptionException.Conflict> conflicts(RuleBook rules) {
        Family open = knowledge.families().stream()
                .filter(Family::fallback)
                .findFirst()
                .orElse(knowledge.families().getFirst());
        Set<String> dropped = new HashSet<>();
        List<RuleBook.Constraint> candidates =
                rules.constraints().stream().filter(c -> !c.structural()).toList();
        for (RuleBook.Constraint constraint : candidates) {
            dropped.add(constraint.id());
            if (!new Composer(knowledge, new RuleBook(knowledge, facts, dropped), weights)
                    .compose(open)
                    .isEmpty()) {
                dropped.remove(constraint.id());
            }
        }
        return candidates.stream()
                .filter(c -> !dropped.contains(c.id()))
                .map(c -> new NoOptionException.Conflict(c.id(), c.statement()))
                .toList();
    }
}
