package io.incubator.ai.planner.blueprint;

import java.util.List;

/// Draws the tables and what refers to what.
final class ErDiagram {
    private ErDiagram() {}

    static String draw(List<Entity> entities) {
        StringBuilder out = new StringBuilder("erDiagram\n");
        for (Entity entity : entities) {
            boolean link = entity.role() == Entity.Role.LINK;
            out.append("  ").append(entity.table()).append(" {\n").append(link ? "" : "    uuid id PK\n");
            for (Entity.Reference reference : entity.references()) {
                out.append("    uuid ").append(reference.column()).append(link ? " PK, FK\n" : " FK\n");
            }
            for (Entity.Field field : entity.fields()) {
                out.append("    %s %s%s\n".formatted(type(field), field.column(), field.unique() ? " UK" : ""));
            }
            out.append("  }\n");
        }
        for (Entity entity : entities) {
            for (Entity.Reference reference : entity.references()) {
                String target = entities.stream()
                        .filter(e -> e.id().equals(reference.target()))
                        .findFirst()
                        .orElseThrow()
                        .table();
                out.append("  %s %s%s%s %s : \"%s\"\n"
                        .formatted(
                                target,
                                reference.required() ? "||" : "|o",
                                reference.enforced() ? "--" : "..",
                                reference.single() ? "o|" : "o{",
                                entity.table(),
                                reference.column()));
            }
        }
        return out.toString();
    }

    private static String type(Entity.Field field) {
        return field.type().sql().replaceAll("[^a-z].*", "");
    }
}
