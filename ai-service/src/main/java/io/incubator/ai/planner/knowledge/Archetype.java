package io.incubator.ai.planner.knowledge;

import io.incubator.ai.planner.expression.Expression;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A kind of product with what such products always consist of.
///
/// @param terms words that give it away
/// @param signs circumstances that speak for it as much as three telling words; may be null
/// @param apart module that is set apart first; null for the one with the long task
/// @param request the typical call: module, actor, and what happens
/// @param task the typical long-running piece of work with the states it goes through
/// @param entities all that the modules name
/// @param load how load typically comes
public record Archetype(
        String id,
        Text name,
        List<String> terms,
        Expression signs,
        List<Module> modules,
        String apart,
        Flow request,
        Task task,
        List<Entity> entities,
        List<Requirement> requirements,
        List<Quality> qualities,
        LoadShape load) {

    /// A part of the domain that could be a package or a service.
    ///
    /// @param entities names of the entities it owns
    /// @param machine whether only programs talk to it, so that it has no screens
    public record Module(
            String id, Text name, List<String> entities, List<Endpoint> endpoints, boolean core, boolean machine) {
        private Module with(List<String> more) {
            return new Module(
                    id, name, Stream.concat(entities.stream(), more.stream()).toList(), endpoints, core, machine);
        }
    }

    /// An operation of a module.
    ///
    /// @param operation as `POST /orders`
    /// @param entity it is about
    /// @param requirement id of what it is there for
    public record Endpoint(String operation, Text purpose, String entity, String requirement) {

        /// HTTP method, such as `POST`.
        public String method() {
            return operation.substring(0, operation.indexOf(' '));
        }

        /// Path below the module's base, such as `/orders/{id}`.
        public String path() {
            return operation.substring(operation.indexOf(' ') + 1);
        }

        /// One line on what it does.
        public Text summary() {
            return purpose;
        }
    }

    /// The typical request.
    ///
    /// @param machine whether a device or program asks, not a person
    /// @param module that answers it
    /// @param actor who asks
    /// @param operation as `POST /orders`
    /// @param collaborator another module asked on the way
    public record Flow(
            boolean machine,
            String module,
            Text actor,
            String operation,
            Text purpose,
            String collaborator,
            Text question) {}

    /// The typical long task.
    ///
    /// @param follows whether the typical request causes it
    /// @param module that owns the task
    /// @param states in order, first to last good one; failing is possible from any
    public record Task(boolean follows, String module, Text name, List<String> states, Text effect) {}

    public Archetype {
        terms = List.copyOf(terms);
        modules = List.copyOf(modules);
        entities = List.copyOf(entities);
        requirements = List.copyOf(requirements);
        qualities = List.copyOf(qualities);
    }

    /// The same kind of product that keeps more.
    ///
    /// @param more entities
    /// @param owners names of theirs by the id of the module that owns them
    public Archetype with(List<Entity> more, Map<String, List<String>> owners) {
        return new Archetype(
                id,
                name,
                terms,
                signs,
                modules.stream()
                        .map(module -> module.with(owners.getOrDefault(module.id(), List.of())))
                        .toList(),
                apart,
                request,
                task,
                Stream.concat(entities.stream(), more.stream()).toList(),
                requirements,
                qualities,
                load);
    }

    /// The module of that id.
    ///
    /// @throws IllegalArgumentException if there is none
    public Module module(String moduleId) {
        return modules.stream()
                .filter(m -> m.id().equals(moduleId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no module " + moduleId + " in " + id));
    }

    /// The entity of that name.
    ///
    /// @throws IllegalArgumentException if there is none
    public Entity entity(String entityName) {
        return entities.stream()
                .filter(e -> e.name().equals(entityName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no entity " + entityName + " in " + id));
    }

    /// The requirement of that id.
    ///
    /// @throws IllegalArgumentException if there is none
    public Requirement requirement(String requirementId) {
        return requirements.stream()
                .filter(r -> r.id().equals(requirementId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no requirement " + requirementId + " in " + id));
    }
}
