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
public record Technology(
        String id,
        String name,
        String zh,
        Axis axis,
        String type,
        List<String> aliases,
        double priority,
        Expression when,
        boolean hosted) {
    public Technology {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, id);
        Objects.requireNonNull(axis, id);
        Objects.requireNonNull(type, id);
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
    }

    public String nameIn(Language language) {
        return language == Language.ZH && zh != null ? zh : name;
    }
}
