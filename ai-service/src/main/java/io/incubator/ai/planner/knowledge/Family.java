package io.incubator.ai.planner.knowledge;

import io.incubator.ai.planner.expression.Expression;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A way of building that hangs together; an option is the best composition within one family.
///
/// @param when circumstances in which it is worth considering; null for always
/// @param classes what the family allows, per axis; an axis not named is open
/// @param fallback only used when the brief leaves the other families nothing
/// @param values what one values who chooses it
/// @param advice on putting it to work
public record Family(
        String id,
        Text name,
        Text summary,
        Expression when,
        boolean fallback,
        Map<Axis, Set<String>> classes,
        Text values,
        List<Note> advice,
        List<Note> risks) {

    /// A remark that holds in certain circumstances.
    public record Note(Expression when, Text text) {}

    public Family {
        classes = classes == null ? Map.of() : classes;
        advice = List.copyOf(advice);
        risks = List.copyOf(risks);
    }
}
