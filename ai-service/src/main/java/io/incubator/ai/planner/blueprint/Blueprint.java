package io.incubator.ai.planner.blueprint;

import java.util.List;

/// The parts of the recommended option and how they work together, as part of a plan.
public record Blueprint(
        String option,
        List<Component> components,
        List<Relation> relations,
        List<Module> modules,
        List<Diagram> diagrams) {

    /// What a component is; decides how it is drawn.
    public enum Kind {
        ACTOR,
        CLIENT,
        GATEWAY,
        UNIT,
        WORKER,
        STORE,
        QUEUE,
        MODEL,
        EXTERNAL
    }

    /// A part that runs, stores or asks.
    ///
    /// @param id letters, digits and underscores only
    /// @param modules of the domain that live in it
    public record Component(String id, String name, Kind kind, String technology, List<String> modules) {}

    /// One part calls or feeds another.
    ///
    /// @param async whether the caller does not wait
    public record Relation(String from, String to, String label, boolean async) {}

    /// A module of the domain.
    ///
    /// @param endpoints as `POST /orders — place an order`
    public record Module(String id, String name, List<String> entities, List<String> endpoints, String component) {}

    /// One picture.
    ///
    /// @param name file name without ending
    /// @param source Mermaid
    public record Diagram(String name, String title, String source) {}

    public Component first(Kind kind) {
        return components.stream().filter(c -> c.kind() == kind).findFirst().orElse(null);
    }

    public Component ofModule(String module) {
        return components.stream()
                .filter(c -> c.kind() == Kind.UNIT && c.modules().contains(module))
                .findFirst()
                .orElseGet(() -> components.stream()
                        .filter(c -> c.modules().contains(module))
                        .findFirst()
                        .orElseGet(() -> first(Kind.UNIT)));
    }
}
