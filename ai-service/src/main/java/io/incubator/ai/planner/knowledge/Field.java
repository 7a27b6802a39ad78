package io.incubator.ai.planner.knowledge;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One value of an entity.
///
/// @param name in snake case
/// @param values allowed ones, for [FieldType#ENUM] only
public record Field(String name, FieldType type, boolean required, boolean unique, List<String> values) {
    private static final Pattern NOTATION =
            Pattern.compile("([a-z][a-z0-9_]*) ([a-z_]+)(?:\\(([a-z0-9_|]+)\\))?(!)?( unique)?");

    public Field {
        values = List.copyOf(values);
        if ((type == FieldType.ENUM) == values.isEmpty()) {
            throw new IllegalArgumentException(name + ": an enum, and only an enum, lists its values");
        }
    }

    /// Reads the notation of the knowledge base: `sku text! unique`, `status enum(open|paid)!`; `!` means required.
    ///
    /// @throws IllegalArgumentException if it is not in this form
    @JsonCreator
    public static Field of(String notation) {
        Matcher matcher = NOTATION.matcher(notation);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a field: " + notation);
        }
        return new Field(
                matcher.group(1),
                FieldType.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)),
                matcher.group(4) != null,
                matcher.group(5) != null,
                matcher.group(3) == null ? List.of() : List.of(matcher.group(3).split("\\|")));
    }
}
