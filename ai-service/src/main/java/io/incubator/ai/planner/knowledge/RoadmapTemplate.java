package io.incubator.ai.planner.knowledge;

import io.incubator.ai.planner.expression.Expression;
import java.util.List;
import java.util.Map;

/// From what a roadmap and the requirements beside those of the product are made.
///
/// @param people share of a working day that goes into planned tasks, and what skill does to an
///     estimate
/// @param qualities by the name a kind of product calls a quality: which parts carry it, which tasks
///     prove it
public record RoadmapTemplate(
        List<Phase> phases,
        List<Task> tasks,
        List<Alignment> alignment,
        List<Effort> effort,
        People people,
        List<Need> requirements,
        Map<String, Carrier> qualities,
        List<Question> questions) {

    /// A stretch of work with a goal.
    ///
    /// @param exit measurable sign that the phase is over
    public record Phase(String id, Text name, Text goal, Text exit) {}

    /// A task, or one per module, part or outside system.
    ///
    /// @param each `coreModule` or `sideModule` to make one task per such module, with `Screens` only
    ///     where people use it; `unit` or `external` for one per part of that kind; null for a single
    ///     task
    /// @param module the one module it is about; null for none or for those of `each`
    /// @param covers `request`, `task` or `schema`: what of the blueprint it builds besides its module
    /// @param after ids of tasks; `x.*` for all made from template x, `x.@` for the one of the same
    ///     module
    /// @param skill axis whose skill it takes; null for the language
    /// @param days optimistic, likely, pessimistic, whatever its content
    /// @param per the same for each `entities`, `reads`, `writes`, `endpoints` or `parts` it is about
    public record Task(
            String id,
            String phase,
            String track,
            String each,
            String module,
            String covers,
            Expression when,
            Text title,
            Text done,
            List<String> after,
            Axis skill,
            List<Double> days,
            Map<String, List<Double>> per) {
        public Task {
            after = after == null ? List.of() : List.copyOf(after);
            days = List.copyOf(days);
            per = per == null ? Map.of() : Map.copyOf(per);
        }
    }

    /// Something both tracks agree on before they part.
    public record Alignment(String id, Expression when, Text topic, Text agreement) {}

    /// Circumstances that make work longer.
    public record Effort(String id, Expression when, double factor, String track, Text reason) {}

    /// How a team turns working days into results.
    ///
    /// @param focus share of a working day for planned tasks; the rest is talk, review, support and
    ///     surprises
    /// @param unskilled factor on an estimate at skill 0; `skilled` at skill 5, in a straight line
    ///     between
    public record People(double focus, double unskilled, double skilled) {}

    /// A requirement that follows from circumstances, and what meets it.
    ///
    /// @param kind `feature`, `quality` or `delivery`
    /// @param measure how one sees that it is met
    /// @param components kinds (`kind:UNIT`) or ids of parts; those that are not there are passed over
    /// @param tasks ids of task templates
    public record Need(
            String id,
            String kind,
            Expression when,
            boolean must,
            Text text,
            Text measure,
            List<String> components,
            List<String> entities,
            List<String> tasks) {
        public Need {
            components = List.copyOf(components);
            entities = entities == null ? List.of() : List.copyOf(entities);
            tasks = List.copyOf(tasks);
        }
    }

    /// Which parts carry a quality and which tasks prove it.
    public record Carrier(List<String> components, List<String> tasks) {
        public Carrier {
            components = List.copyOf(components);
            tasks = List.copyOf(tasks);
        }
    }

    /// Something only the other track can answer.
    ///
    /// @param to `backend` or `frontend`: who has to answer
    /// @param each `list` or `state` to ask once per such list or entity with states of a core module;
    ///     null for once
    public record Question(String id, Expression when, String to, String each, Text text) {}

    public RoadmapTemplate {
        phases = List.copyOf(phases);
        tasks = List.copyOf(tasks);
        alignment = List.copyOf(alignment);
        effort = List.copyOf(effort);
        requirements = List.copyOf(requirements);
        qualities = Map.copyOf(qualities);
        questions = List.copyOf(questions);
    }
}
