package io.incubator.ai.planner.blueprint;

import java.util.List;

/// Draws the classes of the domain, module by module. What only serves the machinery is left to the ER
/// diagram.
final class ClassDiagram {
    private ClassDiagram() {}

    static String draw(List<Blueprint.Module> modules, List<Entity> all, List<Endpoint> endpoints) {
        List<Entity> entities = all.stream().filter(Entity::domain).toList();
        StringBuilder out = new StringBuilder("classDiagram\n  direction LR\n");
        for (Blueprint.Module module : modules) {
            List<Entity> own = entities.stream()
                    .filter(e -> e.module().equals(module.id()))
                    .toList();
            if (own.isEmpty()) {
                continue;
            }
            out.append("  namespace ").append(Names.pascal(module.id())).append("Module {\n");
            own.forEach(entity -> entity(out, entity, endpoints));
            out.append("  }\n");
        }
        for (Entity entity : entities) {
            entity.references().stream()
                    .filter(r -> entities.stream().anyMatch(e -> e.id().equals(r.target())))
                    .forEach(r -> out.append("  %s \"%s\" %s \"%s\" %s : %s\n"
                            .formatted(
                                    entity.id(),
                                    r.single() ? "0..1" : "*",
                                    r.enforced() ? "-->" : "..>",
                                    r.required() ? "1" : "0..1",
                                    r.target(),
                                    r.name().replaceAll("Id$", ""))));
        }
        for (Entity link : all) {
            if (link.role() == Entity.Role.LINK) {
                out.append("  %s \"*\" -- \"*\" %s : %s\n"
                        .formatted(
                                link.references().getFirst().target(),
                                link.references().getLast().target(),
                                link.references().getLast().name().replaceAll("Id$", "")));
            }
        }
        return out.toString();
    }

    private static void entity(StringBuilder out, Entity entity, List<Endpoint> endpoints) {
        out.append("    class ").append(entity.id()).append(" {\n      +UUID id\n");
        for (Entity.Field field : entity.fields()) {
            out.append("      +%s %s\n".formatted(field.type().label(), field.name()));
        }
        endpoints.stream()
                .filter(e -> e.writes() && e.entity().equals(entity.id()))
                .forEach(e -> out.append("      +").append(e.id()).append("()\n"));
        out.append("    }\n");
    }
}
