package io.incubator.ai.planner.schema;

import io.incubator.ai.planner.blueprint.Blueprint;
import io.incubator.ai.planner.blueprint.DataType;
import io.incubator.ai.planner.blueprint.Entity;
import io.incubator.ai.planner.blueprint.Entity.Role;
import io.incubator.ai.planner.document.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes the tables of a blueprint in the dialect of PostgreSQL. References come last, so that tables
/// may know each other in a circle.
public final class SchemaWriter {
    private static final String PUBLIC = "public";
    private static final String TENANT = "tenant_id";

    private final Words words;
    private final Map<String, Entity> byId = new LinkedHashMap<>();
    private final StringBuilder out = new StringBuilder();

    private SchemaWriter(Words words, Blueprint blueprint) {
        this.words = words;
        blueprint.entities().forEach(e -> byId.put(e.id(), e));
    }

    /// Writes a blueprint's schema.
    ///
    /// @param store what the primary data store is called
    /// @param relational whether that store speaks this dialect; otherwise the file says what it is
    ///     good for
    public static String write(Words words, Blueprint blueprint, String store, boolean relational) {
        SchemaWriter writer = new SchemaWriter(words, blueprint);
        writer.head(store, relational);
        writer.byId.values().forEach(writer::table);
        writer.references();
        return writer.out.toString().stripTrailing() + "\n";
    }

    private void head(String store, boolean relational) {
        out.append("-- ")
                .append(SqlNames.line(words.get(relational ? "schema.head" : "schema.reference", store)))
                .append("\n-- ")
                .append(SqlNames.line(words.get("schema.rules")))
                .append("\n\n");
        Set<String> schemas = byId.values().stream()
                .map(Entity::schema)
                .filter(s -> !s.equals(PUBLIC))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        schemas.forEach(s -> out.append("create schema if not exists ")
                .append(SqlNames.name(s))
                .append(";\n"));
        out.append(schemas.isEmpty() ? "" : "\n");
    }

    private void table(Entity entity) {
        List<String> lines = new ArrayList<>();
        boolean link = entity.role() == Role.LINK;
        if (!link) {
            lines.add("id uuid not null");
        }
        entity.references()
                .forEach(r -> lines.add(SqlNames.name(r.column()) + " uuid" + (r.required() ? " not null" : "")));
        entity.fields().forEach(f -> lines.add(column(f)));
        if (!link) {
            lines.add("row_version integer not null default 0");
            lines.add("created_at timestamptz not null default now()");
            lines.add("updated_at timestamptz not null default now()");
        } else {
            lines.add("created_at timestamptz not null default now()");
        }
        String key = link
                ? entity.references().stream()
                        .map(r -> SqlNames.name(r.column()))
                        .collect(Collectors.joining(", "))
                : "id";
        lines.add(constraint(entity, "pk") + "primary key (" + key + ")");
        entity.fields().stream().filter(Entity.Field::unique).forEach(f -> lines.add(unique(entity, f.column())));
        entity.references().stream()
                .filter(Entity.Reference::single)
                .forEach(r -> lines.add(unique(entity, r.column())));
        entity.fields().stream().filter(f -> !f.values().isEmpty()).forEach(f -> lines.add(check(entity, f)));
        out.append("create table ").append(qualified(entity)).append(" (\n    ");
        out.append(String.join(",\n    ", lines)).append("\n);\n");
        indexes(entity);
        out.append('\n');
    }

    private static String column(Entity.Field field) {
        String start = field.type() == DataType.BOOLEAN && field.required() ? " default false" : "";
        return SqlNames.name(field.column()) + " " + field.type().sql() + (field.required() ? " not null" : "") + start;
    }

    /// What is unique is unique within a tenant where there are tenants.
    private static String unique(Entity entity, String column) {
        boolean tenants = entity.fields().stream().anyMatch(f -> f.column().equals(TENANT));
        return constraint(entity, column + "_key")
                + "unique ("
                + (tenants ? TENANT + ", " : "")
                + SqlNames.name(column)
                + ")";
    }

    private static String check(Entity entity, Entity.Field field) {
        return constraint(entity, field.column() + "_check")
                + "check ("
                + SqlNames.name(field.column())
                + " in ("
                + field.values().stream().map(SqlNames::literal).collect(Collectors.joining(", "))
                + "))";
    }

    private static String constraint(Entity entity, String end) {
        return "constraint " + SqlNames.name(entity.table() + "_" + end) + " ";
    }

    /// Every reference is looked up from the other side, every list is read newest first.
    private void indexes(Entity entity) {
        for (Entity.Reference reference : entity.references()) {
            boolean leading = entity.role() == Role.LINK
                    && reference.equals(entity.references().getFirst());
            if (!reference.single() && !leading) {
                index(entity, reference.column(), SqlNames.name(reference.column()));
            }
        }
        if (entity.domain()) {
            boolean tenants = entity.fields().stream().anyMatch(f -> f.column().equals(TENANT));
            index(entity, "newest", (tenants ? TENANT + ", " : "") + "created_at desc, id desc");
        }
        if (entity.id().equals("BackgroundTask")) {
            index(entity, "due", "run_after) where (state <> 'failed'");
        }
        if (entity.id().equals("OutboxMessage")) {
            index(entity, "waiting", "created_at) where (sent_at is null");
        }
    }

    private void index(Entity entity, String end, String columns) {
        out.append("create index ")
                .append(SqlNames.name(entity.table() + "_" + end + "_idx"))
                .append(" on ")
                .append(qualified(entity))
                .append(" (")
                .append(columns)
                .append(");\n");
    }

    private void references() {
        for (Entity entity : byId.values()) {
            for (Entity.Reference reference : entity.references()) {
                Entity target = byId.get(reference.target());
                if (reference.enforced()) {
                    out.append("alter table %s add %sforeign key (%s) references %s (id);\n"
                            .formatted(
                                    qualified(entity),
                                    constraint(entity, reference.column() + "_fk"),
                                    SqlNames.name(reference.column()),
                                    qualified(target)));
                } else {
                    out.append("comment on column %s.%s is %s;\n"
                            .formatted(
                                    qualified(entity),
                                    SqlNames.name(reference.column()),
                                    SqlNames.literal(words.get("schema.elsewhere", qualified(target)))));
                }
            }
        }
    }

    private static String qualified(Entity entity) {
        String table = SqlNames.name(entity.table());
        return entity.schema().equals(PUBLIC) ? table : SqlNames.name(entity.schema()) + "." + table;
    }
}
