package io.incubator.ai.planner.knowledge;

import io.incubator.ai.planner.expression.Expression;
import java.util.List;
import java.util.Objects;

/// A product or library an option can name.
///
/// @param zh name in Chinese where it is a description and not a product; may be null
/// @param type class on the axis
/// @param aliases how people write it (lower case); the name itself is always one
/// @param priority 0 … 10, which of its class to name when nothing else speaks for one of them
/// @param when circumstances in which it is a better pick than its priority says; may be null
/// @param hosted whether it only exists as a service run by a provider
/// @param maturity 0 … 10, from an experiment to decades of documented use
/// @param evidence what its attributes rest on; the authors' judgement if not given
public record Technology(
        String id,
        String name,
        String zh,
        Axis axis,
        String type,
        List<String> aliases,
        double priority,
        Expression when,
        boolean hosted,
        double maturity,
        Evidence evidence) {
    public Technology {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, id);
        Objects.requireNonNull(axis, id);
        Objects.requireNonNull(type, id);
        evidence = evidence == null ? Evidence.OF_AUTHORS : evidence;
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
    }

    public String nameIn(Language language) {
        return language == Language.ZH && zh != null ? zh : name;
    }
}
