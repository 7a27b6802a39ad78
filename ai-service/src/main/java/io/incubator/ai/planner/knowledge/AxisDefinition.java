package io.incubator.ai.planner.knowledge;

import java.util.List;

/// An axis and the classes one can choose on it.
///
/// @param weight share of this axis when an attribute is averaged over a composition
public record AxisDefinition(Axis axis, Text name, double weight, List<AxisClass> classes) {

    /// One class. Attributes are anchored 0 … 10 (see `axes.yaml` for the anchors).
    ///
    /// @param effort to build with, `ops` burden to run, `headroom` to grow, `change` ease of changing years later,
    ///     `cost` to run while small, `learning` for a team new to it
    /// @param prototype class a prototype would start with instead, if a simpler one will do
    /// @param next class to move to later
    /// @param trigger measurable sign that it is time for `next`
    /// @param evidence what the attributes rest on; the authors' judgement if not given
    public record AxisClass(
            String id,
            Text name,
            double effort,
            double ops,
            double headroom,
            double change,
            double cost,
            double learning,
            String prototype,
            String next,
            Text trigger,
            Evidence evidence) {
        public AxisClass {
            evidence = evidence == null ? Evidence.OF_AUTHORS : evidence;
        }

        public double attribute(String attribute) {
            return switch (attribute) {
                case "effort" -> effort;
                case "ops" -> ops;
                case "headroom" -> headroom;
                case "change" -> change;
                case "cost" -> cost;
                case "learning" -> learning;
                default -> throw new IllegalArgumentException("unknown attribute " + attribute);
            };
        }
    }

    /// Attributes every class has.
    public static final List<String> ATTRIBUTES = List.of("effort", "ops", "headroom", "change", "cost", "learning");

    public AxisDefinition {
        classes = List.copyOf(classes);
    }

    public AxisClass get(String classId) {
        return classes.get(place(classId));
    }

    /// Place of a class in the order of the axis, from 0.
    ///
    /// @throws IllegalArgumentException if the axis has no such class
    public int place(String classId) {
        // a loop, because options are valued by the hundred thousand
        for (int i = 0; i < classes.size(); i++) {
            if (classes.get(i).id().equals(classId)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no class " + classId + " on " + axis.id());
    }
}
