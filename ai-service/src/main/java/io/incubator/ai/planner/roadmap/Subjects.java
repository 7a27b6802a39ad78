package io.incubator.ai.planner.roadmap;

import io.incubator.ai.planner.blueprint.Blueprint;
import io.incubator.ai.planner.blueprint.Blueprint.Kind;
import io.incubator.ai.planner.blueprint.Endpoint;
import io.incubator.ai.planner.blueprint.Entity;
import io.incubator.ai.planner.knowledge.Archetype;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.knowledge.RoadmapTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the tasks of a template are about: one for each module or part it speaks of, with what it builds.
record Subjects(Archetype archetype, Blueprint blueprint, Language language) {
    private static final String ACCOUNTS = "accounts";

    List<Draft> drafts(RoadmapTemplate.Task template) {
        if (template.module() != null) {
            return archetype.modules().stream()
                    .filter(m -> m.id().equals(template.module()))
                    .map(m -> draft(template, template.id(), m))
                    .toList();
        }
        return switch (template.each()) {
            case null -> List.of(new Draft(template.id(), template, "", "", content(template)));
            case "unit", "external" -> parts(template);
            default ->
                modules(template.each()).stream()
                        .map(m -> draft(template, template.id() + "-" + m.id(), m))
                        .toList();
        };
    }

    private Draft draft(RoadmapTemplate.Task template, String id, Archetype.Module module) {
        return new Draft(id, template, module.id(), module.name().in(language), ofModule(module.id()));
    }

    private List<Draft> parts(RoadmapTemplate.Task template) {
        Kind kind = Kind.valueOf(template.each().toUpperCase(Locale.ROOT));
        return blueprint.components().stream()
                .filter(c -> c.kind() == kind)
                .map(c -> new Draft(
                        template.id() + "-" + c.id().replaceFirst("^u_", ""),
                        template,
                        c.id(),
                        c.name(),
                        new Roadmap.Content(List.of(c.id()), List.of(), List.of())))
                .toList();
    }

    private List<Archetype.Module> modules(String each) {
        return archetype.modules().stream()
                .filter(m -> m.core() == each.startsWith("core"))
                .filter(m -> !m.machine() || !each.endsWith("Screens"))
                .filter(m -> !m.id().equals(ACCOUNTS))
                .toList();
    }

    private Roadmap.Content ofModule(String module) {
        return new Roadmap.Content(
                List.of(blueprint.ofModule(module).id()),
                blueprint.entities().stream()
                        .filter(e -> e.module().equals(module) && e.role() != Entity.Role.TECHNICAL)
                        .map(Entity::id)
                        .toList(),
                blueprint.endpoints().stream()
                        .filter(e -> e.module().equals(module) && e.requirement() != null)
                        .map(Endpoint::id)
                        .toList());
    }

    private Roadmap.Content content(RoadmapTemplate.Task template) {
        List<Endpoint> endpoints = new ArrayList<>();
        List<Entity> entities = new ArrayList<>();
        switch (template.covers()) {
            case "request" ->
                blueprint.endpoints().stream()
                        .filter(e -> e.operation().equals(archetype.request().operation()))
                        .forEach(endpoints::add);
            case "task" -> {
                blueprint.endpoints().stream()
                        .filter(e -> e.requirement() == null)
                        .forEach(endpoints::add);
                blueprint.entities().stream()
                        .filter(e -> e.role() == Entity.Role.TECHNICAL)
                        .forEach(entities::add);
            }
            case "schema" -> entities.addAll(blueprint.entities());
            case "contract" -> endpoints.addAll(blueprint.endpoints());
            case null, default -> {
                // about the whole, and nothing in particular
            }
        }
        return new Roadmap.Content(
                List.of(),
                entities.stream().map(Entity::id).toList(),
                endpoints.stream().map(Endpoint::id).toList());
    }
}
