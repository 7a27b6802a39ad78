package io.incubator.ai.planner.knowledge;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How an entity refers to another.
///
/// @param name role of the other, in snake case
/// @param target name of an entity of the same archetype
public record Relation(String name, Cardinality cardinality, String target, boolean required) {
    private static final Pattern NOTATION = Pattern.compile("([a-z][a-z0-9_]*) (n:1|1:1|n:m) ([A-Z][A-Za-z0-9]*)(!)?");

    /// How many on each side, seen from the holder.
    public enum Cardinality {
        MANY_TO_ONE,
        ONE_TO_ONE,
        MANY_TO_MANY
    }

    /// Reads the notation of the knowledge base: `category n:1 Category!`; `!` means required.
    ///
    /// @throws IllegalArgumentException if it is not in this form
    @JsonCreator
    public static Relation of(String notation) {
        Matcher matcher = NOTATION.matcher(notation);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a relation: " + notation);
        }
        Cardinality cardinality = switch (matcher.group(2)) {
            case "n:1" -> Cardinality.MANY_TO_ONE;
            case "1:1" -> Cardinality.ONE_TO_ONE;
            default -> Cardinality.MANY_TO_MANY;
        };
        return new Relation(matcher.group(1), cardinality, matcher.group(3), matcher.group(4) != null);
    }
}
