package io.incubator.ai.planner.option;

import io.incubator.ai.planner.NoOptionException;
import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.knowledge.Family;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the few compositions worth comparing.
public final class OptionFinder {
    private static final int FEWEST = 3;
    private static final int MOST = 5;

    /// Compositions kept at each step where only the best one matters.
    private static final int QUICK = 8;

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
        return new Found(search(rules), excluded(rules));
    }

    private List<Composition> search(RuleBook rules) {
        Composer composer = new Composer(knowledge, rules, weights);
        Map<Family, List<Composer.Rated>> byFamily = new LinkedHashMap<>();
        knowledge.families().stream()
                .filter(family -> !family.fallback() && considered(family))
                .forEach(family -> compose(family, composer, byFamily));
        if (byFamily.size() < FEWEST) {
            knowledge.families().stream()
                    .filter(Family::fallback)
                    .forEach(family -> compose(family, composer, byFamily));
        }
        if (byFamily.isEmpty()) {
            throw new NoOptionException(conflicts(rules));
        }
        return choose(byFamily, composer);
    }

    /// Three to five compositions like [#find], without looking for what a constraint excluded.
    public List<Composition> compositions(RuleBook rules) {
        return search(rules);
    }

    /// The best composition of any kind that obeys the rules, without a family's narrower choice.
    public Optional<Composition> best(RuleBook rules) {
        return new Composer(knowledge, rules, weights)
                .compose(open(), QUICK).stream().findFirst().map(Composer.Rated::composition);
    }

    private static void compose(Family family, Composer composer, Map<Family, List<Composer.Rated>> byFamily) {
        List<Composer.Rated> rated = composer.compose(family);
        if (!rated.isEmpty()) {
            byFamily.put(family, rated);
        }
    }

    private boolean considered(Family family) {
        return family.when() == null || family.when().isTrue(facts);
    }

    private List<Composition> choose(Map<Family, List<Composer.Rated>> byFamily, Composer composer) {
        Composer.Rated best = byFamily.values().stream()
                .map(List::getFirst)
                .max(Comparator.comparingDouble(Composer.Rated::value))
                .orElseThrow();
        Portfolio portfolio = new Portfolio(knowledge, composer, best);
        boolean grown = true;
        while (grown && portfolio.size() < MOST) {
            Map<Family, Composer.Rated> open = new LinkedHashMap<>();
            byFamily.forEach((family, rated) -> {
                if (!portfolio.shows(family)) {
                    open.put(family, rated.getFirst());
                }
            });
            double least = portfolio.size() < FEWEST ? Double.NEGATIVE_INFINITY : best.value() - STRAW_MAN;
            grown = portfolio.grow(open, least);
        }
        List<Composer.Rated> all =
                byFamily.values().stream().flatMap(List::stream).toList();
        while (portfolio.size() < FEWEST && portfolio.growAnyhow(all)) {}
        return portfolio.compositions();
    }

    /// The best composition of each family if the constraints of the brief did not exist, where that
    /// breaks one.
    public List<Excluded> excluded(RuleBook rules) {
        Composer free = new Composer(knowledge, new RuleBook(knowledge, facts, spoken(rules)), weights);
        List<Excluded> excluded = new ArrayList<>();
        for (Family family : knowledge.families()) {
            if (family.fallback() || !considered(family)) {
                continue;
            }
            free.compose(family, QUICK).stream().findFirst().ifPresent(rated -> {
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

    /// Deletion filter: drop constraints one by one as long as nothing becomes possible; what is left
    /// conflicts.
    private List<NoOptionException.Conflict> conflicts(RuleBook rules) {
        Family open = open();
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

    private Family open() {
        return knowledge.families().stream()
                .filter(Family::fallback)
                .findFirst()
                .orElse(knowledge.families().getFirst());
    }
}
