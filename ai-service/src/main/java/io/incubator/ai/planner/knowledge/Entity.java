package io.incubator.ai.planner.knowledge;

import java.util.List;

/// Something the product keeps, as every product of its kind does. An id and the time of creation go without saying.
///
/// @param name in upper camel case, unique within the archetype
/// @param fields at least two
/// @param relations to entities of the same archetype; the holder keeps the foreign key
public record Entity(String name, List<Field> fields, List<Relation> relations) {
    public Entity {
        fields = List.copyOf(fields);
        relations = relations == null ? List.of() : List.copyOf(relations);
    }
}
