package io.incubator.ai.planner.brief;

import io.incubator.ai.planner.expression.Scope;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.Language;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything known about one brief, after assumptions: the scope rules are evaluated in.
///
/// @param language plans are written in
/// @param values by name; numbers are `Double`, sets `Set<String>`
/// @param facts the same with origin and confidence, sets element by element
/// @param skills level 0 … 5 by `axis:class`
/// @param existing ids of products in use, `mentioned` of those only named
public record Facts(
        Language language,
        Map<String, Object> values,
        List<Fact> facts,
        Map<String, Double> skills,
        Set<String> existing,
        Set<String> mentioned,
        Map<String, Double> technologySkills,
        List<Demand> demands)
        implements Scope {

    @Override
    public Object value(String name) {
        return values.get(name);
    }

    /// The same facts with other demands.
    public Facts withDemands(List<Demand> others) {
        return new Facts(language, values, facts, skills, existing, mentioned, technologySkills, List.copyOf(others));
    }

    public double number(String name) {
        return values.get(name) instanceof Double number ? number : 0;
    }

    @SuppressWarnings("unchecked")
    public Set<String> set(String name) {
        return values.get(name) instanceof Set<?> set ? (Set<String>) set : Set.of();
    }

    /// How well the team knows a class.
    ///
    /// @return stated skill for a class, 0 … 5, or a neutral guess where nothing is said: a little below the
    ///     middle, lower for languages when others are stated
    public double skill(Axis axis, String type) {
        Double stated = skills.get(axis.id() + ":" + type);
        if (stated != null) {
            return stated;
        }
        return axis == Axis.LANGUAGE_FRAMEWORK && number("team.languageSkills") > 0 ? 1 : 2.5;
    }
}
