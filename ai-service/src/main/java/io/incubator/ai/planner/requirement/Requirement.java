package io.incubator.ai.planner.requirement;

import java.util.List;

/// Something the product has to do or be, and what of the plan meets it.
///
/// @param id stable: it does not depend on what else is required
/// @param must whether the product is of no use without it
/// @param origin `brief`, `product` (every product of this kind) or `practice`
/// @param measure how one sees that it is met
public record Requirement(String id, Kind kind, String text, boolean must, String origin, String measure, Links links) {

    /// What sort of requirement it is.
    public enum Kind {
        FUNCTION,
        FEATURE,
        QUALITY,
        CONSTRAINT,
        DELIVERY
    }

    /// Parts of the plan, by their ids.
    public record Links(List<String> components, List<String> entities, List<String> endpoints, List<String> tasks) {
        public Links {
            components = List.copyOf(components);
            entities = List.copyOf(entities);
            endpoints = List.copyOf(endpoints);
            tasks = List.copyOf(tasks);
        }
    }
}
