package io.incubator.ai.planner.backtest;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.NoOptionException;
import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.PlanProgress;
import io.incubator.ai.planner.Planner;
import io.incubator.ai.planner.comparison.Comparer;
import io.incubator.ai.planner.comparison.Comparison;
import io.incubator.ai.planner.comparison.UnknownAlternativeException;
import io.incubator.ai.planner.comparison.Weighting;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.robustness.Robustness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/// Puts cases before the planner, which sees nothing of them but the brief.
final class Trial {
    /// The alternatives of a question are shuffled by this, as their order must not help.
    static final long SEED = 20_261_121;

    private static final int THREE = 3;

    private final Planner planner = Planner.withBuiltInKnowledge();
    private final Comparer comparer = new Comparer(KnowledgeBase.builtIn());
    private final Random shuffling = new Random(SEED);

    List<Outcome> run(List<Case> cases) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Case one : cases) {
            Plan plan = plan(one.brief().brief());
            one.decisions().forEach(choice -> outcomes.add(outcome(one, choice, plan)));
        }
        return outcomes;
    }

    private Plan plan(Brief brief) {
        try {
            return planner.plan(brief, PlanProgress.NONE);
        } catch (NoOptionException e) {
            return null;
        }
    }

    private Outcome outcome(Case one, Case.Choice choice, Plan plan) {
        List<String> shown = plan == null
                ? List.of()
                : plan.options().stream()
                        .limit(THREE)
                        .map(option -> option.classes().get(choice.axis()))
                        .toList();
        double confidence = plan == null
                ? 0
                : plan.robustness().decisions().stream()
                        .filter(decision -> decision.axis().equals(choice.axis()))
                        .mapToDouble(Robustness.Decision::confidence)
                        .findFirst()
                        .orElse(0);
        Set<String> acceptable = new HashSet<>(choice.alternatives());
        acceptable.retainAll(choice.chosen());
        return new Outcome(
                one.id(),
                one.language(),
                one.wellDocumented(),
                choice.axis(),
                choice.chosen(),
                shown,
                confidence,
                choice.ranked() ? place(one, choice) : 0,
                choice.alternatives().size(),
                acceptable.size());
    }

    /// Place of the first acceptable one among the alternatives; behind the last if the question
    /// cannot be read.
    private int place(Case one, Case.Choice choice) {
        List<String> shuffled = new ArrayList<>(choice.alternatives());
        Collections.shuffle(shuffled, shuffling);
        try {
            Axis axis = Axis.valueOf(choice.axis().toUpperCase(Locale.ROOT));
            List<Comparison.Ranked> ranked = comparer.compare(
                            one.brief().brief(), axis, shuffled, Weighting.PERSPECTIVES)
                    .alternatives();
            for (Comparison.Ranked alternative : ranked) {
                if (choice.chosen().contains(alternative.name())) {
                    return alternative.rank();
                }
            }
        } catch (UnknownAlternativeException e) {
            System.err.println(one.id() + " " + choice.axis() + ": " + e.getMessage());
        }
        return choice.alternatives().size() + 1;
    }
}
