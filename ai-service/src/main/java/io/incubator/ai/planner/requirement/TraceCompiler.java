package io.incubator.ai.planner.requirement;

import io.incubator.ai.planner.blueprint.Blueprint;
import io.incubator.ai.planner.blueprint.Blueprint.Component;
import io.incubator.ai.planner.blueprint.Endpoint;
import io.incubator.ai.planner.blueprint.Entity;
import io.incubator.ai.planner.roadmap.Roadmap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Proves that every requirement is met by something and that everything meets a requirement.
public final class TraceCompiler {
    private final Blueprint blueprint;
    private final Roadmap roadmap;
    private final List<String> dangling = new ArrayList<>();

    private TraceCompiler(Blueprint blueprint, Roadmap roadmap) {
        this.blueprint = blueprint;
        this.roadmap = roadmap;
    }

    /// Compiles the links of a plan, in both directions.
    ///
    /// @throws DanglingLinkException if any link leads nowhere, a requirement is met by nothing, or a
    ///     component, entity, endpoint or task meets no requirement
    public static Traceability compile(Blueprint blueprint, Roadmap roadmap, List<Requirement> requirements) {
        return new TraceCompiler(blueprint, roadmap).traced(requirements);
    }

    private Traceability traced(List<Requirement> requirements) {
        inside();
        Set<String> ids = new HashSet<>();
        requirements.forEach(r -> {
            require(ids.add(r.id()), "requirement " + r.id() + " is there twice");
            require(!r.links().components().isEmpty(), r.id() + " is carried by no component");
            require(!r.links().tasks().isEmpty(), r.id() + " is built by no task");
            boolean function = r.kind() == Requirement.Kind.FUNCTION;
            require(!function || !r.links().endpoints().isEmpty(), r.id() + " has no endpoint");
            require(!function || !r.links().entities().isEmpty(), r.id() + " has no entity");
        });
        Traceability traceability = new Traceability(
                requirements,
                back("component", components(), requirements, r -> r.links().components()),
                back("entity", entities(), requirements, r -> r.links().entities()),
                back("endpoint", endpoints(), requirements, r -> r.links().endpoints()),
                back("task", tasks(), requirements, r -> r.links().tasks()));
        if (!dangling.isEmpty()) {
            throw new DanglingLinkException(dangling);
        }
        return traceability;
    }

    /// The links within the blueprint and from the roadmap into it.
    private void inside() {
        Set<String> components = components();
        Set<String> entities = entities();
        blueprint.relations().forEach(r -> {
            require(components.contains(r.from()), "relation from " + r.from());
            require(components.contains(r.to()), "relation to " + r.to());
        });
        blueprint.modules().forEach(m -> require(components.contains(m.component()), "module " + m.id()));
        blueprint.entities().forEach(e -> {
            require(components.contains(e.component()), "owner of entity " + e.id());
            e.references().forEach(r -> require(entities.contains(r.target()), e.id() + " knows " + r.target()));
        });
        blueprint.endpoints().forEach(e -> {
            require(components.contains(e.component()), "owner of endpoint " + e.id());
            require(entities.contains(e.entity()), "endpoint " + e.id() + " is about " + e.entity());
        });
        roadmap.tasks().forEach(t -> {
            t.builds().components().forEach(c -> require(components.contains(c), t.id() + " builds " + c));
            t.builds().entities().forEach(e -> require(entities.contains(e), t.id() + " builds " + e));
            t.builds().endpoints().forEach(e -> require(endpoints().contains(e), t.id() + " builds " + e));
            t.after().forEach(a -> require(tasks().contains(a), t.id() + " waits for " + a));
        });
    }

    private Map<String, List<String>> back(
            String what, Set<String> ids, List<Requirement> requirements, Function<Requirement, List<String>> links) {
        Map<String, List<String>> back = new TreeMap<>();
        for (Requirement requirement : requirements) {
            for (String id : links.apply(requirement)) {
                require(ids.contains(id), requirement.id() + " leads to " + what + " " + id + ", which is not there");
                back.computeIfAbsent(id, k -> new ArrayList<>()).add(requirement.id());
            }
        }
        ids.stream().sorted().forEach(id -> require(back.containsKey(id), what + " " + id + " meets no requirement"));
        return back;
    }

    private Set<String> components() {
        return ids(blueprint.components(), Component::id);
    }

    private Set<String> entities() {
        return ids(blueprint.entities(), Entity::id);
    }

    private Set<String> endpoints() {
        return ids(blueprint.endpoints(), Endpoint::id);
    }

    private Set<String> tasks() {
        return ids(roadmap.tasks(), Roadmap.Task::id);
    }

    private static <T> Set<String> ids(List<T> things, Function<T, String> id) {
        return things.stream().map(id).collect(Collectors.toSet());
    }

    private void require(boolean condition, String problem) {
        if (!condition) {
            dangling.add(problem);
        }
    }
}
