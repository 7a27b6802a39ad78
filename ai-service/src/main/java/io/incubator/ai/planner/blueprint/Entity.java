package io.incubator.ai.planner.blueprint;

import java.util.List;

/// A thing the product keeps, as database, contract and diagrams show it.
///
/// @param id its name in code and contracts, in PascalCase
/// @param component id of the part that owns it
/// @param schema database schema: one per owner or module where data is kept apart, otherwise `public`
/// @param role whether it is of the domain, links two entities, or serves the machinery
public record Entity(
        String id,
        String module,
        String component,
        String schema,
        String table,
        Role role,
        List<Field> fields,
        List<Reference> references) {
    public Entity {
        fields = List.copyOf(fields);
        references = List.copyOf(references);
    }

    /// What an entity is there for.
    public enum Role {
        DOMAIN,
        /// Joins two entities that know many of each other.
        LINK,
        /// Jobs, messages waiting to be sent, tenants.
        TECHNICAL
    }

    /// A value of an entity. Every entity but a link has an id, a version and two times besides.
    ///
    /// @param name in camelCase
    /// @param values the only ones allowed, for an enumeration; otherwise empty
    public record Field(
            String name, String column, DataType type, boolean required, boolean unique, List<String> values) {
        public Field {
            values = List.copyOf(values);
        }

        static Field of(String name, DataType type, boolean required) {
            return new Field(Names.camel(name), Names.snake(name), type, required, false, List.of());
        }
    }

    /// This entity knows another one.
    ///
    /// @param name in camelCase, ending in `Id`
    /// @param target id of the other entity
    /// @param single whether no two know the same one
    /// @param enforced whether the database checks it; never across the data of two owners
    public record Reference(
            String name, String column, String target, boolean required, boolean single, boolean enforced) {}

    public boolean domain() {
        return role == Role.DOMAIN;
    }
}
