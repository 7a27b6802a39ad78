package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.expression.Expression;
import io.incubator.ai.planner.option.Composition;
import java.util.List;

/// What a composition can do that the circumstances demand, and another must not lose.
final class Capabilities {
    private final List<FeedbackRules.Capability> demanded;

    Capabilities(FeedbackRules rules, Facts facts) {
        this.demanded = rules.capabilities().stream()
                .filter(capability -> holds(capability.condition(), facts))
                .toList();
    }

    private static boolean holds(Expression condition, Facts facts) {
        return condition == null || condition.isTrue(facts);
    }

    /// Whether everything the one has, of what is demanded, the other has too.
    boolean kept(Composition before, Composition after) {
        return demanded.stream().allMatch(c -> kept(c, before.get(c.axis()), after.get(c.axis())));
    }

    private static boolean kept(FeedbackRules.Capability capability, String before, String after) {
        return capability.same() ? after.equals(before) : !capability.has(before) || capability.has(after);
    }

    /// Ids of what a composition has.
    List<String> of(Composition composition) {
        return demanded.stream()
                .filter(c -> c.has(composition.get(c.axis())))
                .map(FeedbackRules.Capability::id)
                .toList();
    }
}
