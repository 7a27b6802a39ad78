package io.incubator.ai.planner.option;

import io.incubator.ai.planner.knowledge.Axis;
import java.util.List;
import java.util.Map;

/// An option as part of a plan.
///
/// @param id `A`, `B`, …: the headline order
/// @param total weighted sum, 0 … 10
/// @param classes class per axis, for machines
/// @param values what one values who chooses it
public record PlanOption(
        String id,
        String title,
        String family,
        String familyName,
        String summary,
        double total,
        Map<String, String> classes,
        List<Choice> choices,
        List<Score> scores,
        String values,
        List<String> advice,
        List<String> risks,
        List<Step> evolution) {

    /// What is chosen on an axis.
    public Choice choice(Axis axis) {
        return choices.get(axis.number() - 1);
    }

    /// What is chosen on one axis.
    ///
    /// @param technology named product, or the class's name where none is needed
    public record Choice(String axis, String axisName, String type, String typeName, String technology) {}

    /// One criterion.
    ///
    /// @param start where every score starts; `reasons` add up to the value, apart from cutting at 0 and 10
    public record Score(
            String criterion, String name, double value, double weight, double start, List<Reason> reasons) {}

    /// What one rule adds or takes.
    ///
    /// @param evidence id of the source, or `judgement`
    public record Reason(String rule, String text, double points, Source evidence) {}

    /// What a rule rests on.
    ///
    /// @param source address; null for a judgement
    public record Source(String id, String title, String source, String date) {}

    /// A stage of the evolution path.
    ///
    /// @param stage `prototype`, `growth` or `maturity`
    /// @param changes what is different from the stage before
    /// @param triggers measurable sign that it is time for this stage
    public record Step(String stage, String name, List<String> changes, List<String> triggers) {}
}
