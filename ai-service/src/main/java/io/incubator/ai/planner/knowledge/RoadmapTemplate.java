package io.incubator.ai.planner.knowledge;

import io.incubator.ai.planner.expression.Expression;
import java.util.List;

/// From what a roadmap is made.
public record RoadmapTemplate(List<Phase> phases, List<Task> tasks, List<Alignment> alignment, List<Effort> effort) {

    /// A stretch of work with a goal.
    ///
    /// @param exit measurable sign that the phase is over
    public record Phase(String id, Text name, Text goal, Text exit) {}

    /// A task, or one per module.
    ///
    /// @param each `coreModule` or `sideModule` to make one task per such module, with `Screens` only where people
    ///     use it; null for a single task
    /// @param after ids of tasks; `x.*` for all made from template x, `x.@` for the one of the same module
    /// @param days optimistic, likely, pessimistic
    public record Task(
            String id,
            String phase,
            String track,
            String each,
            Expression when,
            Text title,
            Text done,
            List<String> after,
            List<Double> days) {
        public Task {
            after = after == null ? List.of() : List.copyOf(after);
            days = List.copyOf(days);
        }
    }

    /// Something both tracks agree on before they part.
    public record Alignment(String id, Expression when, Text topic, Text agreement) {}

    /// Circumstances that make work longer.
    public record Effort(String id, Expression when, double factor, String track, Text reason) {}
}
