package io.incubator.ai.planner.blueprint;

import io.incubator.ai.planner.blueprint.Entity.Role;
import io.incubator.ai.planner.knowledge.Archetype;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.FieldType;
import io.incubator.ai.planner.knowledge.Relation;
import io.incubator.ai.planner.knowledge.Relation.Cardinality;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Works out what is kept, who owns it, and which references a database can check.
final class EntityModel {
    private static final String PUBLIC = "public";

    /// Columns every table has anyway.
    private static final Set<String> GIVEN = Set.of("id", "created_at", "updated_at");

    private final Design design;
    private final Blueprint parts;
    private final Map<String, Archetype.Module> owners = new HashMap<>();
    private final Set<String> tables = new HashSet<>();

    EntityModel(Design design, Blueprint parts) {
        this.design = design;
        this.parts = parts;
        for (Archetype.Module module : design.archetype().modules()) {
            module.entities().forEach(name -> owners.put(name, module));
        }
    }

    List<Entity> entities() {
        List<Entity> entities = new ArrayList<>();
        List<Entity> links = new ArrayList<>();
        for (Archetype.Module module : design.archetype().modules()) {
            for (String name : module.entities()) {
                entities.add(entity(module, design.archetype().entity(name)));
            }
        }
        for (Archetype.Module module : design.archetype().modules()) {
            for (String name : module.entities()) {
                design.archetype().entity(name).relations().stream()
                        .filter(r -> r.cardinality() == Cardinality.MANY_TO_MANY)
                        .forEach(r -> links.add(link(module, name, r)));
            }
        }
        entities.addAll(links);
        entities.addAll(machinery());
        return entities;
    }

    private Entity entity(Archetype.Module module, io.incubator.ai.planner.knowledge.Entity known) {
        List<Entity.Field> fields = new ArrayList<>();
        known.fields().stream().filter(f -> !GIVEN.contains(f.name())).forEach(f -> {
            DataType type = DataType.valueOf(f.type().name());
            fields.add(new Entity.Field(
                    Names.camel(f.name()), Names.snake(f.name()), type, f.required(), f.unique(), values(f.values())));
            if (f.type() == FieldType.MONEY) {
                fields.add(Entity.Field.of(f.name() + "_currency", DataType.CURRENCY, f.required()));
            }
        });
        boolean tenant = known.name().equals("Tenant")
                || known.relations().stream()
                        .anyMatch(r -> Names.snake(r.name()).equals("tenant"));
        if (design.feature("multi_tenant") && !tenant) {
            fields.add(Entity.Field.of("tenant_id", DataType.UUID, true));
        }
        List<Entity.Reference> references = known.relations().stream()
                .filter(r -> r.cardinality() != Cardinality.MANY_TO_MANY)
                .map(r -> reference(
                        module, r.name(), r.target(), r.required(), r.cardinality() == Cardinality.ONE_TO_ONE))
                .toList();
        return new Entity(
                Names.pascal(known.name()),
                module.id(),
                component(module),
                schema(module),
                table(known.name()),
                Role.DOMAIN,
                fields,
                references);
    }

    private static List<String> values(List<String> values) {
        return values == null ? List.of() : values;
    }

    private Entity link(Archetype.Module module, String name, Relation relation) {
        return new Entity(
                Names.pascal(name) + Names.pascal(relation.name()),
                module.id(),
                component(module),
                schema(module),
                table(name + "_" + relation.name()),
                Role.LINK,
                List.of(),
                List.of(
                        reference(module, Names.snake(name), name, true, false),
                        // the role's name may be the owner's own
                        reference(
                                module,
                                Names.snake(relation.name()).equals(Names.snake(name))
                                        ? "other_" + Names.snake(name)
                                        : relation.name(),
                                relation.target(),
                                true,
                                false)));
    }

    private Entity.Reference reference(
            Archetype.Module module, String name, String target, boolean required, boolean single) {
        String column = Names.snake(name) + "_id";
        boolean enforced = component(module).equals(component(owners.get(target)));
        return new Entity.Reference(Names.camel(column), column, Names.pascal(target), required, single, enforced);
    }

    /// What no product asks for and every product of this design needs: jobs, outbox, tenants.
    private List<Entity> machinery() {
        Archetype.Module owner =
                design.archetype().module(design.archetype().task().module());
        List<Entity> machinery = new ArrayList<>();
        if (design.feature("multi_tenant") && !owners.containsKey("Tenant")) {
            Archetype.Module accounts = design.archetype().modules().stream()
                    .filter(m -> m.id().equals("accounts"))
                    .findFirst()
                    .orElse(owner);
            machinery.add(technical("Tenant", accounts, List.of(Entity.Field.of("name", DataType.TEXT, true))));
        }
        List<String> states = Stream.concat(design.archetype().task().states().stream(), Stream.of("FAILED"))
                .distinct()
                .map(s -> s.toLowerCase(Locale.ROOT))
                .toList();
        machinery.add(technical(
                "BackgroundTask",
                owner,
                List.of(
                        Entity.Field.of("kind", DataType.TEXT, true),
                        new Entity.Field("state", "state", DataType.ENUM, true, false, states),
                        Entity.Field.of("attempts", DataType.INTEGER, true),
                        Entity.Field.of("run_after", DataType.TIMESTAMP, true),
                        Entity.Field.of("input", DataType.JSON, true),
                        Entity.Field.of("failure_code", DataType.TEXT, false))));
        if (design.queued() && !design.is(Axis.MESSAGING, "db_queue", "scheduled_batch")) {
            machinery.add(technical(
                    "OutboxMessage",
                    owner,
                    List.of(
                            Entity.Field.of("topic", DataType.TEXT, true),
                            Entity.Field.of("payload", DataType.JSON, true),
                            Entity.Field.of("sent_at", DataType.TIMESTAMP, false))));
        }
        return machinery;
    }

    private Entity technical(String id, Archetype.Module module, List<Entity.Field> fields) {
        return new Entity(
                id, module.id(), component(module), schema(module), table(id), Role.TECHNICAL, fields, List.of());
    }

    private String component(Archetype.Module module) {
        return parts.ofModule(module.id()).id();
    }

    private String schema(Archetype.Module module) {
        if (design.distributed()) {
            return Names.snake(component(module).replaceFirst("^u_", ""));
        }
        return design.is(Axis.ARCHITECTURE_STYLE, "modular_monolith", "few_services")
                ? Names.snake(module.id())
                : PUBLIC;
    }

    /// A name no other entity has, whatever schema it is in.
    private String table(String name) {
        String plural = Names.plural(Names.snake(name));
        String table = plural;
        for (int n = 2; !tables.add(table); n++) {
            table = plural + "_" + n;
        }
        return table;
    }
}
