package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.brief.Demand;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.Technology;
import io.incubator.ai.planner.option.Composition;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether the plan is now as a model's reading would have it, also where it was so before.
final class Effects {
    private final Round before;
    private final Round after;
    private final Remark remark;
    private final Verdict verdict;

    Effects(Round before, Round after, Remark remark, Verdict verdict) {
        this.before = before;
        this.after = after;
        this.remark = remark;
        this.verdict = verdict;
    }

    /// Readings nothing came of.
    List<Remark.Taken> idle() {
        return remark.taken().stream().filter(taken -> !holds(taken)).toList();
    }

    private boolean holds(Remark.Taken taken) {
        return switch (taken.said().intent()) {
            case USE -> uses(taken.wish(), after.lead());
            case AVOID -> !uses(taken.wish(), after.lead());
            case CIRCUMSTANCE -> isStated(taken.reading().subject());
            case EMPHASIS ->
                after.steering().votes().entrySet().stream()
                        .anyMatch(vote ->
                                vote.getKey().id().equals(taken.reading().subject())
                                        && vote.getValue().equals(remark.votes().get(vote.getKey())));
            case SIMPLIFY -> verdict == Verdict.SIMPLIFY && complexity(after) < complexity(before);
            case ADAPT -> verdict == Verdict.ADAPT;
            default -> false;
        };
    }

    /// A product by its name, for another of its class would not do; a class by itself.
    private boolean uses(Demand wish, Composition composition) {
        if (wish.technologies().isEmpty()) {
            return wish.classes().entrySet().stream().anyMatch(e -> e.getValue().contains(composition.get(e.getKey())));
        }
        Set<String> names = after.basis().knowledge().technologies().stream()
                .filter(t -> wish.technologies().contains(t.id()))
                .map(Technology::name)
                .collect(Collectors.toSet());
        return Stream.of(Axis.values())
                .map(axis -> after.basis().technology(composition, axis))
                .anyMatch(shown -> names.stream().anyMatch(shown::contains));
    }

    private boolean isStated(String key) {
        Object wanted = remark.values().get(key);
        Object is = after.basis().facts().value(key);
        return (wanted instanceof List<?> list && is instanceof Collection<?> all)
                ? all.containsAll(list)
                : wanted.equals(is);
    }

    private static double complexity(Round round) {
        return round.basis().complexity(round.lead()).value();
    }
}
