package io.incubator.ai.planner.requirement;

import java.util.List;
import java.util.Map;

/// From requirements to what meets them, and back: for every component, entity, endpoint and task the
/// requirements it is there for. Only [TraceCompiler] makes one.
public record Traceability(
        List<Requirement> requirements,
        Map<String, List<String>> components,
        Map<String, List<String>> entities,
        Map<String, List<String>> endpoints,
        Map<String, List<String>> tasks) {
    public Traceability {
        requirements = List.copyOf(requirements);
    }
}
