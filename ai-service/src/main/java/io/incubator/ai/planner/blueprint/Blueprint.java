package io.incubator.ai.planner.blueprint;

import io.incubator.ai.planner.option.Decision;
import java.util.List;

/// The parts of an option and how they work together, as part of a plan. Every diagram, contract,
/// schema and record of the bundle is drawn from it.
public record Blueprint(
        String option,
        List<Component> components,
        List<Relation> relations,
        List<Module> modules,
        List<Entity> entities,
        List<Endpoint> endpoints,
        List<Decision> decisions,
        List<Layer> explanation,
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

    /// One of three ways to explain the same thing: to those who pay, to those who decide on
    /// technology, to those who build.
    ///
    /// @param id `business`, `technology` or `implementation`
    public record Layer(String id, String title, List<String> statements) {}

    /// One picture.
    ///
    /// @param name file name without ending
    /// @param source Mermaid
    public record Diagram(String name, String title, String source) {}

    /// The first component of a kind.
    ///
    /// @return null if there is none
    public Component first(Kind kind) {
        return components.stream().filter(c -> c.kind() == kind).findFirst().orElse(null);
    }

    /// The component a module lives in.
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
