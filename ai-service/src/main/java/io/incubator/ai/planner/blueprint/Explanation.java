package io.incubator.ai.planner.blueprint;

import io.incubator.ai.planner.blueprint.Blueprint.Kind;
import io.incubator.ai.planner.knowledge.Archetype;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.knowledge.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Explains a blueprint three times: what it does for the business, which technology carries it and why
/// it fits together, and how one builds it.
record Explanation(Design design, Blueprint parts, List<Blueprint.Module> modules) {

    List<Blueprint.Layer> layers() {
        return List.of(
                layer("business", business()), layer("technology", technology()), layer("implementation", building()));
    }

    private Blueprint.Layer layer(String id, List<String> statements) {
        return new Blueprint.Layer(id, design.text("layer." + id), statements);
    }

    private List<String> business() {
        Archetype archetype = design.archetype();
        List<String> statements = new ArrayList<>();
        statements.add(design.text(
                "business.who",
                archetype.request().actor().in(language()),
                archetype.request().purpose().in(language())));
        archetype.requirements().stream()
                .filter(Requirement::must)
                .forEach(r -> statements.add(r.text().in(language())));
        statements.add(design.text(
                "business.later",
                archetype.task().name().in(language()),
                archetype.task().effect().in(language())));
        return statements;
    }

    private List<String> technology() {
        List<String> statements = new ArrayList<>();
        for (Axis axis : Axis.values()) {
            String type = design.knowledge()
                    .axis(axis)
                    .get(design.composition().get(axis))
                    .name()
                    .in(language());
            String product = design.technology(axis);
            boolean nothing = design.composition().get(axis).startsWith("none");
            statements.add(design.text(
                    nothing ? "technology.nothing" : "technology.axis",
                    design.knowledge().axis(axis).name().in(language()),
                    product.equals(type) ? type : type + " (" + product + ")",
                    design.text("technology." + axis.id())));
        }
        return statements;
    }

    private List<String> building() {
        List<String> statements = new ArrayList<>();
        for (Blueprint.Component component : parts.components()) {
            List<String> inside = modules.stream()
                    .filter(m -> m.component().equals(component.id()))
                    .map(Blueprint.Module::name)
                    .toList();
            if (!inside.isEmpty()) {
                statements.add(design.text(
                        "implementation.unit", component.name(), component.technology(), String.join(", ", inside)));
            }
        }
        statements.add(design.text(
                design.distributed() ? "implementation.data-apart" : "implementation.data-together",
                design.technology(Axis.PRIMARY_DATASTORE)));
        statements.add(design.text(
                parts.first(Kind.QUEUE) == null ? "implementation.task-inside" : "implementation.task-queue",
                design.archetype().task().name().in(language()),
                design.archetype().task().states().stream().collect(Collectors.joining(" → ")),
                design.technology(Axis.MESSAGING)));
        statements.add(design.text("implementation.contract"));
        statements.add(design.text("implementation.copies", design.replicas()));
        return statements;
    }

    private Language language() {
        return design.facts().language();
    }
}
