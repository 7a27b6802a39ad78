package io.incubator.ai.planner.knowledge;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Refuses knowledge whose parts do not refer to each other correctly.
final class KnowledgeCheck {
    private KnowledgeCheck() {}

    static void check(KnowledgeBase knowledge) {
        for (Axis axis : Axis.values()) {
            AxisDefinition definition = knowledge.axis(axis);
            require(definition != null, "axis " + axis.id() + " is missing");
            definition.classes().forEach(c -> {
                require(c.prototype() == null || definition.get(c.prototype()) != null, c.id());
                require(c.next() == null || definition.get(c.next()) != null, c.id());
                require((c.next() == null) == (c.trigger() == null), c.id() + " needs next and trigger together");
            });
        }
        Set<String> ids = new HashSet<>();
        knowledge.rules().forEach(rule -> {
            require(ids.add(rule.id()), "rule " + rule.id() + " is there twice");
            checkClasses(knowledge, rule.target());
        });
        knowledge.technologies().forEach(technology -> {
            require(ids.add(technology.id()), "technology " + technology.id() + " is there twice");
            knowledge.axis(technology.axis()).get(technology.type());
        });
        knowledge.families().forEach(family -> checkClasses(knowledge, family.classes()));
        knowledge.archetypes().forEach(KnowledgeCheck::check);
    }

    private static void check(Archetype archetype) {
        archetype.module(archetype.request().module());
        archetype.module(archetype.request().collaborator());
        archetype.module(archetype.task().module());
        Set<String> owned = new HashSet<>();
        archetype.modules().forEach(module -> {
            module.entities()
                    .forEach(name -> require(
                            owned.add(archetype.entity(name).name()), archetype.id() + ": two modules own " + name));
            module.endpoints().forEach(endpoint -> {
                archetype.entity(endpoint.entity());
                String owner = archetype.requirement(endpoint.requirement()).module();
                require(owner.equals(module.id()), archetype.id() + ": " + endpoint.operation() + " serves " + owner);
            });
        });
        Set<String> names = new HashSet<>();
        archetype.entities().forEach(entity -> {
            require(names.add(entity.name()), archetype.id() + ": " + entity.name() + " is there twice");
            require(owned.contains(entity.name()), archetype.id() + ": no module owns " + entity.name());
            require(entity.fields().size() >= 2, archetype.id() + ": " + entity.name() + " has too few fields");
            entity.relations().forEach(relation -> archetype.entity(relation.target()));
        });
        archetype
                .requirements()
                .forEach(requirement -> require(
                        archetype.module(requirement.module()).endpoints().stream()
                                .anyMatch(e -> e.requirement().equals(requirement.id())),
                        archetype.id() + ": nothing fulfils " + requirement.id()));
    }

    private static void checkClasses(KnowledgeBase knowledge, Map<Axis, Set<String>> classes) {
        classes.forEach((axis, names) -> names.forEach(knowledge.axis(axis)::get));
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
