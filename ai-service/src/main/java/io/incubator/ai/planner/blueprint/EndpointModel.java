package io.incubator.ai.planner.blueprint;

import io.incubator.ai.planner.blueprint.Endpoint.Shape;
import io.incubator.ai.planner.knowledge.Archetype;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Works out the operations of the contract.
final class EndpointModel {
    private static final Set<String> ALONE = Set.of("me", "mine", "current");

    private final Design design;
    private final Blueprint parts;

    EndpointModel(Design design, Blueprint parts) {
        this.design = design;
        this.parts = parts;
    }

    List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        Archetype.Task task = design.archetype().task();
        for (Archetype.Module module : design.archetype().modules()) {
            boolean starts = !task.follows() && module.id().equals(task.module());
            for (Archetype.Endpoint known : module.endpoints()) {
                Shape shape = shape(known);
                if (starts && shape == Shape.CREATE) {
                    shape = Shape.SUBMIT;
                    starts = false;
                }
                endpoints.add(endpoint(module, known, shape));
            }
        }
        Archetype.Module owner = design.archetype().module(task.module());
        endpoints.add(new Endpoint(
                "getBackgroundTasksById",
                "GET",
                "/background-tasks/{id}",
                design.text("ask-state"),
                owner.id(),
                parts.ofModule(owner.id()).id(),
                "BackgroundTask",
                null,
                Shape.READ,
                false));
        return endpoints;
    }

    private Endpoint endpoint(Archetype.Module module, Archetype.Endpoint known, Shape shape) {
        boolean open = known.path().equals("/sessions") || known.path().endsWith("/callbacks");
        return new Endpoint(
                id(known),
                known.method(),
                known.path(),
                known.purpose().in(design.facts().language()),
                module.id(),
                parts.ofModule(module.id()).id(),
                Names.pascal(known.entity()),
                known.requirement(),
                shape,
                open && known.method().equals("POST"));
    }

    private static Shape shape(Archetype.Endpoint known) {
        String[] segments = known.path().split("/", -1);
        String last = segments[segments.length - 1];
        boolean item = last.startsWith("{") || ALONE.contains(last);
        return switch (known.method()) {
            case "GET" -> item || !last.endsWith("s") ? Shape.READ : Shape.LIST;
            case "DELETE" -> Shape.DELETE;
            case "PUT", "PATCH" -> Shape.UPDATE;
            default -> segments.length == 2 ? Shape.CREATE : Shape.ACTION;
        };
    }

    /// As `postCartsByIdItems`: method and path say it all, and no two operations share both.
    private static String id(Archetype.Endpoint known) {
        StringBuilder id = new StringBuilder(known.method().toLowerCase(Locale.ROOT));
        for (String segment : known.path().split("/", -1)) {
            boolean parameter = segment.startsWith("{");
            id.append(parameter ? "By" : "").append(Names.pascal(segment));
        }
        return id.toString();
    }
}
